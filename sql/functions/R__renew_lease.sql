-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Still at work: the lease ends v_seconds from now (the view's lock_timeout_s unless given). A lease that ran out may be
-- renewed as long as nobody else has taken the stream.
CREATE OR REPLACE FUNCTION renew_lease(
  v_view text, v_decider_id text, v_seconds int DEFAULT NULL, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  v_lock locks := leased_stream(v_view, v_decider_id, v_decider, v_lease);
  v_duration bigint := coalesce(v_seconds::bigint, (SELECT v.lock_timeout_s FROM views v WHERE v.view = v_view));
BEGIN
  PERFORM require_range('seconds', v_duration, 0::bigint, 31536000::bigint);
  RETURN QUERY
    UPDATE locks l
       SET locked_until = store_clock() + v_duration * interval '1 second', updated_at = store_clock()
     WHERE l.view = v_lock.view AND l.decider = v_lock.decider AND l.decider_id = v_lock.decider_id
    RETURNING l.*;
END
$$;
