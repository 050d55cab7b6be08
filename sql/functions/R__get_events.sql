-- Returns the events of a stream in order: those after version v_after, at most v_limit.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_events(
  v_decider_id text, v_decider text, v_after bigint DEFAULT 0, v_limit bigint DEFAULT NULL
) RETURNS SETOF events
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer, reader, admin
BEGIN
  IF v_limit < 0 THEN
    PERFORM refuse_argument('22S04', 'limit', v_limit::text, 'must not be negative');
  END IF;
  RETURN QUERY
    SELECT e.* FROM events e
     WHERE e.decider = v_decider AND e.decider_id = v_decider_id AND e.version > v_after
     ORDER BY e.version
     LIMIT v_limit;
END
$$;
