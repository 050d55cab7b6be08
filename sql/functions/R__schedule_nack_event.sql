-- Releases a stream whose event was not processed: it is delivered again after the delay.
-- Under a lease without a name, pass v_offset, the event that was delivered: a consumer that lost its lease is then refused.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION schedule_nack_event(
  v_view text, v_decider_id text, v_milliseconds bigint, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL,
  v_offset bigint DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_lock locks := leased_stream(v_view, v_decider_id, v_decider, v_lease, v_offset);
BEGIN
  PERFORM require_range('milliseconds', v_milliseconds, 0::bigint, 31536000000::bigint);
  RETURN QUERY
    UPDATE locks l
       SET delivered_offset = NULL, lease = NULL, updated_at = store_clock(),
           locked_until = store_clock() + v_milliseconds * interval '1 millisecond'
     WHERE l.view = v_lock.view AND l.decider = v_lock.decider AND l.decider_id = v_lock.decider_id
    RETURNING l.*;
END
$$;
