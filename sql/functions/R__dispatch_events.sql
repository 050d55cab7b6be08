-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Moves a view's cursor over the part of the log that it has not looked at, and queues the streams found there.
-- Returns how many streams were queued.
--
-- The log may be read in order of offset although a smaller offset can commit later: offsets that are missing are
-- remembered as gaps and looked up at every call, until each transaction that was running when the gap was noticed
-- has ended. So nothing is skipped, and nothing waits: neither for a slow append nor for a foreign transaction.
CREATE OR REPLACE FUNCTION dispatch_events(v_view text, v_limit bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
DECLARE
  -- A transaction id drawn by the statement below is younger than its snapshot. One drawn earlier may be older.
  v_new_xid boolean := pg_current_xact_id_if_assigned() IS NULL;
  v_queued bigint;
BEGIN
  -- An idle poll ends here and writes nothing.
  IF NOT EXISTS (SELECT FROM gaps g WHERE g.view = v_view)
     AND NOT EXISTS (SELECT FROM cursors c, events e WHERE c.view = v_view AND e."offset" > c."offset") THEN
    RETURN 0::bigint;
  END IF;

  WITH place AS MATERIALIZED (
    -- One dispatcher per view; the others work on what is queued already.
    SELECT c."offset" FROM cursors c WHERE c.view = v_view FOR NO KEY UPDATE SKIP LOCKED
  ), fresh AS MATERIALIZED (
    SELECT e."offset", e.decider, e.decider_id, e.version, e.final, e.created_at
      FROM place p CROSS JOIN LATERAL
           (SELECT * FROM events e WHERE e."offset" > p."offset" ORDER BY e."offset" LIMIT v_limit) e
  ), late AS MATERIALIZED (
    SELECT e."offset", e.decider, e.decider_id, e.version, e.final, e.created_at
      FROM place p, gaps g JOIN events e ON e."offset" BETWEEN g.first_offset AND g.last_offset
     WHERE g.view = v_view
  ), closed AS (
    -- A number from the future comes from another cluster, out of a backup: its transactions are gone.
    DELETE FROM gaps g USING place p
     WHERE g.view = v_view
       AND (g.noticed_by <= pg_snapshot_xmin(pg_current_snapshot())
            OR (v_new_xid AND g.noticed_by > pg_current_xact_id()))
  ), noticed AS (
    UPDATE gaps g SET noticed_by = pg_current_xact_id() FROM place p
     WHERE g.view = v_view AND g.noticed_by IS NULL AND v_new_xid
  ), missing AS (
    INSERT INTO gaps (view, first_offset, last_offset, noticed_by)
    SELECT v_view, n.previous + 1, n."offset" - 1, CASE WHEN v_new_xid THEN pg_current_xact_id() END
      FROM (SELECT f."offset", lag(f."offset", 1, p."offset") OVER (ORDER BY f."offset") AS previous
              FROM fresh f, place p) n
     WHERE n."offset" > n.previous + 1
  ), moved AS (
    UPDATE cursors c SET "offset" = (SELECT max(f."offset") FROM fresh f)
     WHERE c.view = v_view AND EXISTS (SELECT FROM fresh)
  ), found AS (
    SELECT f.decider, f.decider_id, min(f."offset") AS first_offset, min(f.version) AS first_version,
           max(f."offset") AS "offset", bool_or(f.final) AS final
      FROM (SELECT * FROM fresh UNION ALL SELECT * FROM late) f, views v
     -- A view that was registered for a later time lets pass what comes before.
     WHERE v.view = v_view AND (f.created_at >= v.start_at OR v.start_at <= v.created_at)
     GROUP BY f.decider, f.decider_id
  ), queued AS (
    INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                            locked_until, offset_final, created_at, updated_at)
    SELECT v_view, f.decider, f.decider_id, f."offset", f.first_offset - 1, f.first_version - 1,
           store_clock(), f.final, store_clock(), store_clock()
      FROM found f
     ORDER BY f.first_offset
    ON CONFLICT (view, decider, decider_id) DO UPDATE
      SET "offset" = excluded."offset",
          offset_final = excluded.offset_final,
          updated_at = excluded.updated_at,
          locked_until = CASE WHEN l."offset" > l.last_offset THEN l.locked_until ELSE excluded.locked_until END
      WHERE l."offset" < excluded."offset"
    RETURNING 1
  )
  SELECT count(*) INTO v_queued FROM queued;
  RETURN v_queued;
END
$$;
