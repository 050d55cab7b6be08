-- Returns how many milliseconds remain until an instance of the process is due: 0 if one is, null if none waits.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_next_due(v_process text) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer, reader, admin
DECLARE
  v_look_at timestamptz := (SELECT p.look_at FROM process_instances p
                             WHERE p.process = v_process AND p.look_at IS NOT NULL ORDER BY p.look_at LIMIT 1);
BEGIN
  IF v_look_at IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN greatest(0, ceil(extract(epoch FROM v_look_at - store_clock()) * 1000));
END
$$;
