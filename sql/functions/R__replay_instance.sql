-- Looks at a failed instance again at once.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION replay_instance(v_process text, v_instance text) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
DECLARE
  v_failed process_instances := failed_instance(v_process, v_instance);
BEGIN
  RETURN QUERY
    UPDATE process_instances p SET attempts = 0, error = NULL, look_at = p.due_at
     WHERE p.process = v_failed.process AND p.instance = v_failed.instance
    RETURNING p.*;
END
$$;
