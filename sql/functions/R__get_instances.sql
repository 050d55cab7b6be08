-- Returns the running instances of a process: failed ones first, then those that have been idle longest.
-- Each comes with the time since then, the deadline that it waits for, its last event and its last error.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_instances(v_process text, v_limit integer DEFAULT 100)
RETURNS TABLE (instance text, started_at timestamptz, last_event text, last_event_at timestamptz, due_at timestamptz,
               look_at timestamptz, attempts integer, error text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: reader, admin
BEGIN
  PERFORM require_range('limit', v_limit, 0, 1000000);
  RETURN QUERY
    SELECT p.instance, p.started_at, e.event, p.updated_at, p.due_at, p.look_at, p.attempts, p.error
      FROM (SELECT i.* FROM process_instances i WHERE i.process = v_process
             ORDER BY i.error IS NULL, i.updated_at, i.instance LIMIT v_limit) p
      LEFT JOIN LATERAL (SELECT l.event FROM events l WHERE l.decider = v_process AND l.decider_id = p.instance
                          ORDER BY l.version DESC LIMIT 1) e ON true
     ORDER BY p.error IS NULL, p.updated_at, p.instance;
END
$$;
