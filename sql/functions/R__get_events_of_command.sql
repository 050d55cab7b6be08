-- Returns the events that append_events stored for a command, in order.
-- Events are recognized by their ids. Events that were appended under other ids are not returned.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_events_of_command(v_command_id uuid) RETURNS SETOF events
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer, reader, admin
BEGIN
  RETURN QUERY
    WITH RECURSIVE stored AS (
      SELECT 1::bigint AS n, e AS event FROM events e WHERE e.event_id = event_id_of(v_command_id, 1::bigint) AND e.command_id = v_command_id
       UNION ALL
      -- LIMIT, lest a plan made while there were few events reads all of them.
      SELECT s.n + 1, x.e
        FROM stored s CROSS JOIN LATERAL
             (SELECT e FROM events e WHERE e.event_id = event_id_of(v_command_id, s.n + 1) LIMIT 1) x
    )
    SELECT (s.event).* FROM stored s ORDER BY s.n;
END
$$;
