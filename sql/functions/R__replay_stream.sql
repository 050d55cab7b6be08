-- Delivers a parked stream again, from the event that failed.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION replay_stream(v_view text, v_decider_id text, v_decider text DEFAULT NULL) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
DECLARE
  v_lock locks := parked_stream(v_view, v_decider_id, v_decider);
BEGIN
  RETURN QUERY
    UPDATE locks l
       SET attempts = 0, error = NULL, locked_until = store_clock(), updated_at = store_clock()
     WHERE l.view = v_lock.view AND l.decider = v_lock.decider AND l.decider_id = v_lock.decider_id
    RETURNING l.*;
END
$$;
