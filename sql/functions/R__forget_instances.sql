-- Deletes the rows of all instances of a process: it is told of no deadline until they are rebuilt from its streams.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION forget_instances(v_process text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
DECLARE
  v_count bigint;
BEGIN
  DELETE FROM process_instances p WHERE p.process = v_process;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END
$$;
