-- Skips the deadline at which an instance failed, and those before it.
-- v_due_at names that deadline, so that no other one is skipped by accident.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION skip_deadline(v_process text, v_instance text, v_due_at timestamptz) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
DECLARE
  v_failed process_instances := failed_instance(v_process, v_instance);
BEGIN
  IF (v_failed.due_at = v_due_at) IS NOT TRUE THEN
    PERFORM refuse_instance('ST061', v_process, v_instance,
                            format('it stands at the deadline of %s, not at %s', v_failed.due_at, v_due_at));
  END IF;
  RETURN QUERY
    UPDATE process_instances p SET attempts = 0, error = NULL, look_at = p.due_at, skipped_until = p.due_at
     WHERE p.process = v_failed.process AND p.instance = v_failed.instance
    RETURNING p.*;
END
$$;
