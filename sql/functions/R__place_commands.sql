-- Appends several commands in one transaction, each to a stream of its own and each all or nothing.
-- Returns only what the store adds to each event. A command that does not fit has no rows in the answer: its caller sends it
-- alone, and learns why. Only sessions that append to a stream at the same moment can make a unique key refuse all commands.
-- v_ns are the places of events in their commands, from 1. All events of a command repeat the v_previous_id of the first.
--
-- Rows enter in the order of streams, so that two such calls cannot deadlock.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION place_commands(
  v_events text[], v_event_versions bigint[], v_deciders text[], v_decider_ids text[], v_data jsonb[], v_command_ids uuid[],
  v_ns bigint[], v_previous_ids uuid[], v_finals boolean[], v_metadata jsonb[]
) RETURNS TABLE (command_id uuid, event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer
BEGIN
  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, metadata,
            version, created_at, "offset", transaction_id)
    SELECT u.event, event_id_of(u.command_id, u.n), u.event_version, u.decider, u.decider_id, u.data, u.command_id,
           CASE u.n WHEN 1 THEN u.previous_id ELSE event_id_of(u.command_id, u.n - 1) END, u.final, u.metadata,
           p.version + u.n - 1, greatest(c.at, p.last_at), next_offset(), pg_current_xact_id()
      FROM (SELECT store_clock() AS at
             WHERE (SELECT bool_and((d.event, t.command_id, t.final) IS NOT NULL AND is_name(t.decider_id)
                                    AND is_document(t.data, t.metadata) IS TRUE)
                      FROM unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_deciders), (SELECT v_decider_ids),
                                  (SELECT v_data), (SELECT v_command_ids), (SELECT v_finals), (SELECT v_metadata))
                           AS t (event, event_version, decider, decider_id, data, command_id, final, metadata)
                      LEFT JOIN deciders d ON d.decider = t.decider AND d.event = t.event AND d.event_version = t.event_version)) c
     CROSS JOIN unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_deciders), (SELECT v_decider_ids), (SELECT v_data),
                       (SELECT v_command_ids), (SELECT v_ns), (SELECT v_previous_ids), (SELECT v_finals), (SELECT v_metadata))
                AS u (event, event_version, decider, decider_id, data, command_id, n, previous_id, final, metadata)
     CROSS JOIN LATERAL free_place(u.decider, u.decider_id, u.previous_id) p
     ORDER BY u.decider, u.decider_id, u.n
    RETURNING e.command_id, e.event_id, e.version, e."offset", e.created_at;
END
$$;
