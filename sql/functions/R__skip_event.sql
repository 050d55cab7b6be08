-- Skips the event at which a stream is parked, which this view then never handles.
-- v_offset names that event, so that no other event is skipped by accident.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION skip_event(
  v_view text, v_decider_id text, v_offset bigint, v_decider text DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
DECLARE
  v_lock locks := parked_stream(v_view, v_decider_id, v_decider);
  v_next bigint := (SELECT e."offset" FROM events e
                     WHERE e.decider = v_lock.decider AND e.decider_id = v_lock.decider_id
                       AND e.version = next_version(v_lock));
BEGIN
  IF (v_offset = v_next) IS NOT TRUE THEN
    PERFORM refuse_delivery('ST012', v_view, v_decider_id,
                            format('the stream stands at offset %s, not at %s', v_next, v_offset));
  END IF;
  RETURN QUERY
    UPDATE locks l
       SET last_offset = v_offset, last_version = next_version(v_lock), attempts = 0, error = NULL,
           locked_until = store_clock(), updated_at = store_clock()
     WHERE l.view = v_lock.view AND l.decider = v_lock.decider AND l.decider_id = v_lock.decider_id
    RETURNING l.*;
END
$$;
