-- Saves when each claimed instance is due next (null if it waits for nothing), and deletes instances that are over.
-- A recorded failure is cleared when the instance records an event or is due at another time.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION save_instances(
  v_process text, v_instances text[], v_due_at timestamptz[], v_over boolean[], v_noted boolean[]
) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_saved record;
BEGIN
  IF (cardinality(v_instances) = ALL (ARRAY[cardinality(v_due_at), cardinality(v_over), cardinality(v_noted)])) IS NOT TRUE THEN
    PERFORM refuse_argument('22S04', 'arrays', cardinality(v_instances)::text, 'must be as long as v_instances');
  END IF;
  -- One by one, so that each is found by key: a join might go through all instances of the process.
  FOR v_saved IN SELECT * FROM unnest(v_instances, v_due_at, v_over, v_noted) AS u (instance, due_at, over, noted) LOOP
    IF v_saved.over THEN
      DELETE FROM process_instances p WHERE p.process = v_process AND p.instance = v_saved.instance;
    ELSIF NOT v_saved.over THEN
      RETURN QUERY
        UPDATE process_instances p
           SET due_at = v_saved.due_at, look_at = v_saved.due_at, attempts = 0, error = NULL,
               started_at = coalesce(p.started_at, (SELECT e.created_at FROM events e
                                                     WHERE e.decider = v_process AND e.decider_id = v_saved.instance AND e.version = 1)),
               updated_at = (SELECT e.created_at FROM events e
                              WHERE e.decider = v_process AND e.decider_id = v_saved.instance ORDER BY e.version DESC LIMIT 1)
         WHERE p.process = v_process AND p.instance = v_saved.instance
           AND (v_saved.noted OR p.started_at IS NULL OR p.due_at IS DISTINCT FROM v_saved.due_at)
        RETURNING p.*;
    END IF;
  END LOOP;
END
$$;
