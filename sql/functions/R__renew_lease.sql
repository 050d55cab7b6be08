-- Extends the lease of a stream to v_seconds from now (default: the lock_timeout_s of the view).
-- A lease that has expired can be renewed as long as no other consumer has leased the stream.
-- Under a lease without a name, pass v_offset, the event that was delivered: a consumer that lost its lease is then refused.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION renew_lease(
  v_view text, v_decider_id text, v_seconds int DEFAULT NULL, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL,
  v_offset bigint DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_lock locks := leased_stream(v_view, v_decider_id, v_decider, v_lease, v_offset);
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
