-- Appends the events of a command to any streams, and returns only what the store adds to each; nothing if one does not fit.
-- v_previous_ids holds for each event the id of the last event of its stream. Later events of the same stream in this call
-- repeat it. Rows enter in the order of streams, as in place_commands, so that the two cannot deadlock. Offsets follow the order of the
-- command.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION place_anywhere(
  v_events text[], v_event_versions bigint[], v_deciders text[], v_decider_ids text[], v_data jsonb[], v_command_id uuid,
  v_previous_ids uuid[], v_finals boolean[], v_metadata jsonb
) RETURNS TABLE (event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RETURN QUERY
    WITH placed AS (
      INSERT INTO events AS e
             (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, metadata,
              version, created_at, "offset", transaction_id)
      SELECT o.event, o.id, o.event_version, o.decider, o.decider_id, o.data, v_command_id, o.previous_id, o.final, v_metadata,
             o.version, greatest(o.at, o.last_at), o."offset", pg_current_xact_id()
        FROM (SELECT r.*, next_offset() AS "offset"
                FROM (SELECT s.*, bool_and(s.fits) OVER () AS all_fit
                        FROM (SELECT a.event, a.id, a.event_version, a.decider, a.decider_id, a.data, a.final, a.n, a.at, p.last_at,
                                     coalesce(lag(a.id) OVER stream, a.previous_id) AS previous_id,
                                     p.version + row_number() OVER stream - 1 AS version,
                                     (p.version, d.event, v_command_id, a.final) IS NOT NULL AND lag(a.final) OVER stream IS NOT TRUE
                                     AND is_name(a.decider_id) AND is_document(a.data, v_metadata) IS TRUE AS fits
                                FROM (SELECT u.*, event_id_of(v_command_id, u.n) AS id, c.at
                                        FROM (SELECT store_clock() AS at) c
                                       CROSS JOIN unnest((SELECT v_events), (SELECT v_event_versions), (SELECT v_deciders),
                                                         (SELECT v_decider_ids), (SELECT v_data), (SELECT v_previous_ids), (SELECT v_finals))
                                                  WITH ORDINALITY AS u (event, event_version, decider, decider_id, data, previous_id, final, n)) a
                                LEFT JOIN deciders d ON d.decider = a.decider AND d.event = a.event AND d.event_version = a.event_version
                                LEFT JOIN LATERAL free_place(a.decider, a.decider_id, a.previous_id) p ON true
                              WINDOW stream AS (PARTITION BY a.decider, a.decider_id ORDER BY a.n)) s) r
               WHERE r.all_fit
               ORDER BY r.n) o
       ORDER BY o.decider, o.decider_id, o.n
      RETURNING e.event_id, e.version, e."offset", e.created_at
    )
    SELECT * FROM placed p ORDER BY p."offset";
END
$$;
