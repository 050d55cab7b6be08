-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The instances of a process that are under way, those that failed first and then those that have stood still for longest: since
-- when, for what they wait, what they noted last, and what went wrong.
CREATE OR REPLACE FUNCTION get_instances(v_process text, v_limit integer DEFAULT 100)
RETURNS TABLE (instance text, started_at timestamptz, last_event text, last_event_at timestamptz, due_at timestamptz,
               look_at timestamptz, attempts integer, error text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
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
