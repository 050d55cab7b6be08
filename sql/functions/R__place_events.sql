-- Appends the events of a command on one stream, all or none, and returns only what the store adds to each.
-- v_previous_id is the id of the last event of the stream, or null for a new stream. v_final closes the stream with the last of
-- the new events.
--
-- Arrays stand in subqueries. If PostgreSQL knows how long they are, it plans the statement anew for every call.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION place_events(
  v_events text[], v_event_versions bigint[], v_decider text, v_decider_id text, v_data jsonb[],
  v_command_id uuid, v_previous_id uuid, v_final boolean, v_metadata jsonb
) RETURNS TABLE (event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer
DECLARE
  v_size integer := cardinality(v_events);
BEGIN
  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, metadata,
            version, created_at, "offset", transaction_id)
    SELECT u.event, p.ids[u.n], u.event_version, v_decider, v_decider_id, u.data, v_command_id,
           CASE u.n WHEN 1 THEN v_previous_id ELSE p.ids[u.n - 1] END, v_final AND u.n = v_size, v_metadata,
           p.version + u.n - 1, greatest(p.at, p.last_at), next_offset(), pg_current_xact_id()
      FROM (SELECT v.version, v.last_at, store_clock() AS at,
                   ARRAY(SELECT event_id_of(v_command_id, i.n) FROM unnest((SELECT v_events)) WITH ORDINALITY AS i (event, n)) AS ids
              FROM free_place(v_decider, v_decider_id, v_previous_id) v
             WHERE (v_command_id, v_final) IS NOT NULL AND (v_previous_id IS NOT NULL OR is_name(v_decider_id))
               AND v_size = (SELECT count(*)
                               FROM unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_data)) AS c (event, event_version, data)
                               JOIN deciders d ON d.decider = v_decider AND d.event = c.event AND d.event_version = c.event_version
                              WHERE is_document(c.data, v_metadata))) p
     CROSS JOIN unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_data)) WITH ORDINALITY AS u (event, event_version, data, n)
     ORDER BY u.n
    RETURNING e.event_id, e.version, e."offset", e.created_at;
  IF NOT FOUND AND v_size > 0 THEN
    RETURN QUERY
      SELECT * FROM chain_events(
        v_events, v_event_versions, array_fill(v_decider, ARRAY[v_size]), array_fill(v_decider_id, ARRAY[v_size]), v_data,
        v_command_id, array_fill(v_previous_id, ARRAY[v_size]), array_fill(false, ARRAY[v_size - 1]) || v_final, v_metadata);
  END IF;
END
$$;
