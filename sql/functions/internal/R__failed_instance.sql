-- Locks and returns a failed instance of a process, and refuses if it has not failed.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION failed_instance(v_process text, v_instance text) RETURNS process_instances
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_failed process_instances;
BEGIN
  SELECT p.* INTO v_failed FROM process_instances p
   WHERE p.process = v_process AND p.instance = v_instance AND p.error IS NOT NULL
     FOR UPDATE;
  IF NOT FOUND THEN
    PERFORM refuse_instance('ST060', v_process, v_instance, 'it has not failed, or is over');
  END IF;
  RETURN v_failed;
END
$$;
