-- Returns the events that a view reads and has not processed, up to an offset (null: to the end of the log).
-- These are events that are queued, leased or parked, that the cursor has not reached, or that it has to look up again.
-- The cost grows with what is pending.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION pending_events(v_view text, v_up_to bigint) RETURNS TABLE (
  place bigint, decider text, decider_id text, created_at timestamptz
)
LANGUAGE plpgsql STABLE
-- By key, whatever the statistics say (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_last CONSTANT bigint := coalesce(v_up_to, 9223372036854775807);
  v_place bigint;
  v_position bigint;
  v_settings views;
BEGIN
  -- In variables, because the planner then knows how much is new.
  SELECT c."offset", c.position INTO v_place, v_position FROM cursors c WHERE c.view = v_view;
  SELECT * INTO v_settings FROM views v WHERE v.view = v_view;
  IF v_position IS NOT NULL THEN
    -- It reads the log as a whole: what it has not come to, and what has no place there yet.
    RETURN QUERY
      SELECT e."offset", e.decider, e.decider_id, e.created_at
        FROM (SELECT p."offset" FROM log_positions p WHERE p.position > v_position
               UNION ALL
              SELECT n."offset" FROM events n WHERE n."offset" > coalesce((SELECT c."offset" FROM log_cursor c), 0)
               UNION ALL
              SELECT n."offset"
                FROM log_gaps g
               CROSS JOIN LATERAL (SELECT n."offset" FROM events n WHERE n."offset" BETWEEN g.first_offset AND g.last_offset OFFSET 0) n
               WHERE (SELECT p.position FROM log_positions p WHERE p."offset" = n."offset") IS NULL) ahead
       CROSS JOIN LATERAL (SELECT e.* FROM events e WHERE e."offset" = ahead."offset" LIMIT 1) e
       WHERE e."offset" <= v_last AND is_read(e.decider, e.event, v_settings.deciders, v_settings.events)
         AND (e.created_at >= v_settings.start_at OR v_settings.start_at <= v_settings.created_at)
         AND (e."offset" > v_place
              OR EXISTS (SELECT FROM gaps g WHERE g.view = v_view AND e."offset" BETWEEN g.first_offset AND g.last_offset));
    RETURN;
  END IF;
  RETURN QUERY
    WITH again AS (
      SELECT e.decider, e.decider_id, min(e.version) AS first_version
        FROM gaps g
       CROSS JOIN LATERAL (SELECT n.* FROM events n WHERE n."offset" BETWEEN g.first_offset AND g.last_offset OFFSET 0) e
       WHERE g.view = v_view AND (e.created_at >= v_settings.start_at OR v_settings.start_at <= v_settings.created_at)
         AND (is_read(e.decider, e.event, v_settings.deciders, v_settings.events)
              -- Put off for the sake of older ones too, see dispatch_events.
              OR EXISTS (SELECT FROM locks l WHERE l.view = v_view AND l.decider = e.decider AND l.decider_id = e.decider_id))
       GROUP BY e.decider, e.decider_id
    ), streams AS (
      SELECT l.decider, l.decider_id, l.last_version + 1 AS first_version
        FROM locks l
       WHERE l.view = v_view AND l."offset" > l.last_offset
       UNION
      -- Of a stream that was busy at that moment, only the newest event is to be looked at again, and all are pending.
      SELECT a.decider, a.decider_id,
             coalesce((SELECT l.last_version + 1 FROM locks l
                        WHERE l.view = v_view AND l.decider = a.decider AND l.decider_id = a.decider_id), a.first_version)
        FROM again a
    )
    -- OFFSET 0: one look per stream, whatever the planner thinks of their number.
    SELECT e."offset", e.decider, e.decider_id, e.created_at
      FROM streams s
     CROSS JOIN LATERAL (SELECT n.* FROM events n
                          WHERE n.decider = s.decider AND n.decider_id = s.decider_id AND n.version >= s.first_version
                         OFFSET 0) e
     WHERE e."offset" <= v_last AND is_read(e.decider, e.event, v_settings.deciders, v_settings.events)
     UNION
    SELECT e."offset", e.decider, e.decider_id, e.created_at
      FROM events e
     WHERE e."offset" > v_place AND e."offset" <= v_last
       AND (e.created_at >= v_settings.start_at OR v_settings.start_at <= v_settings.created_at)
       AND is_read(e.decider, e.event, v_settings.deciders, v_settings.events)
       -- A stream may have been delivered further than the view has looked at the log.
       AND (SELECT l.last_version FROM locks l
             WHERE l.view = v_view AND l.decider = e.decider AND l.decider_id = e.decider_id AND l.last_version >= e.version) IS NULL;
END
$$;
