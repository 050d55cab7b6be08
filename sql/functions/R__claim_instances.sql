-- Claims instances of a process, new ones too, until the transaction ends.
-- The call waits for instances that another transaction has claimed. All callers lock in one order, so that they cannot
-- deadlock.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION claim_instances(v_process text, v_instances text[]) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
BEGIN
  PERFORM require_name('process', v_process);
  PERFORM require_name('instances', u.instance) FROM unnest(v_instances) AS u (instance);
  RETURN QUERY
    INSERT INTO process_instances AS p (process, instance)
    SELECT v_process, u.instance
      FROM (SELECT DISTINCT i.instance COLLATE "C" AS instance FROM unnest(v_instances) AS i (instance)) u
     ORDER BY u.instance
    ON CONFLICT (process, instance) DO UPDATE SET attempts = p.attempts
    RETURNING p.*;
END
$$;
