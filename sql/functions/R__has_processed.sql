-- Tells whether a view has processed these streams up to these versions, so that a caller can read its own writes.
-- An event that the view does not read counts as processed when nothing before it is pending. An event from before the
-- start of the view counts as not processed.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION has_processed(
  v_view text, v_deciders text[], v_decider_ids text[], v_versions bigint[]
) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
-- By key, whatever the statistics say (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: writer, consumer, reader, admin
BEGIN
  PERFORM require_view(v_view);
  PERFORM require_same_length(cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_versions));
  IF EXISTS (SELECT FROM cursors c WHERE c.view = v_view AND c.position IS NOT NULL) THEN
    -- It reads the log as a whole, in which a stream has its own order: so its newest event that is read says it for all.
    RETURN NOT EXISTS (
      SELECT FROM unnest(v_deciders, v_decider_ids, v_versions) AS u (decider, decider_id, version)
       -- Not NOT EXISTS, for which the planner might read all events once.
       WHERE (SELECT e.version FROM events e
               WHERE e.decider = u.decider AND e.decider_id = u.decider_id AND e.version = u.version) IS NULL
          OR EXISTS (SELECT FROM views v JOIN cursors c ON c.view = v.view
                      CROSS JOIN LATERAL (SELECT e."offset" FROM events e
                                           WHERE e.decider = u.decider AND e.decider_id = u.decider_id AND e.version <= u.version
                                             AND is_read(e.decider, e.event, v.deciders, v.events)
                                           ORDER BY e.version DESC LIMIT 1) newest
                      WHERE v.view = v_view
                        AND ((SELECT p.position FROM log_positions p WHERE p."offset" = newest."offset") <= c.position) IS NOT TRUE));
  END IF;
  RETURN NOT EXISTS (
    SELECT FROM unnest(v_deciders, v_decider_ids, v_versions) AS u (decider, decider_id, version)
      LEFT JOIN LATERAL (SELECT l.* FROM locks l
                          WHERE l.view = v_view AND l.decider = u.decider AND l.decider_id = u.decider_id LIMIT 1) l ON true
     WHERE (l.last_version >= u.version) IS NOT TRUE
       AND ((SELECT e.version FROM events e
              WHERE e.decider = u.decider AND e.decider_id = u.decider_id AND e.version = u.version) IS NULL
            OR EXISTS (SELECT FROM views v JOIN cursors c ON c.view = v.view
                         JOIN events e ON e.version > coalesce(l.last_version, 0) AND e.version <= u.version
                        WHERE v.view = v_view AND e.decider = u.decider AND e.decider_id = u.decider_id
                          AND is_read(e.decider, e.event, v.deciders, v.events)
                          -- What the view let pass before its first event of the stream never comes.
                          AND (e.version = u.version OR l.view IS NOT NULL OR e."offset" > c."offset"
                               OR EXISTS (SELECT FROM gaps g WHERE g.view = v_view
                                             AND e."offset" BETWEEN g.first_offset AND g.last_offset)))));
END
$$;
