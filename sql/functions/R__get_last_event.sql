-- Returns the last event of a stream, or no row.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_last_event(v_decider_id text, v_decider text) RETURNS SETOF events
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer, reader, admin
BEGIN
  RETURN QUERY
    SELECT e.* FROM events e
     WHERE e.decider = v_decider AND e.decider_id = v_decider_id
     ORDER BY e.version DESC
     LIMIT 1;
END
$$;
