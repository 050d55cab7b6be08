-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Claims instances of a process, new ones too, until the transaction ends: waits for those that another transaction has. All
-- callers take them in one order, so that none waits in a circle.
CREATE OR REPLACE FUNCTION claim_instances(v_process text, v_instances text[]) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
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
