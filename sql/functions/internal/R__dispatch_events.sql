-- Moves the cursor of a view through the new part of the log, and queues the streams in which it finds events to deliver.
-- Returns how many streams were queued.
--
-- The log can be read in the order of offsets although a smaller offset may commit later: missing offsets are remembered as
-- gaps, and looked up at every call until each transaction that was running when the gap was noticed has ended. So no event
-- is skipped, and nothing waits: neither for a slow append nor for an unrelated transaction.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION dispatch_events(v_view text, v_limit bigint) RETURNS bigint
LANGUAGE plpgsql
-- One plan for every call: tables grow under a session that keeps its plans, and statistics lag behind. So nothing below leaves
-- the planner a choice between a look by key and a pass through a table.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  -- A transaction id drawn by the statement below is younger than its snapshot. One drawn earlier may be older. That is
  -- why it stands in a subquery there: the planner, which runs before there is a snapshot, calls a stable function to
  -- estimate a comparison, and would draw it.
  v_new_xid boolean := pg_current_xact_id_if_assigned() IS NULL;
  v_queued bigint;
BEGIN
  -- An idle poll ends here and writes nothing.
  IF NOT EXISTS (SELECT FROM gaps g WHERE g.view = v_view)
     -- The newest offset, by its index. "Is there a greater one?" would be planned as a search through the whole log.
     AND NOT EXISTS (SELECT FROM cursors c WHERE c.view = v_view AND c."offset" < (SELECT max(e."offset") FROM events e)) THEN
    RETURN 0::bigint;
  END IF;

  WITH place AS MATERIALIZED (
    -- One dispatcher per view; the others work on what is queued already. A lock sees the newest row, the rest of this
    -- statement sees its snapshot: if another dispatcher was at work in between, its gaps and queued streams are not in
    -- sight, and events would be skipped. Then this call leaves the log alone. So it does if the view turned out to be one
    -- that reads the log as a whole: its cursor stays.
    SELECT l."offset"
      FROM (SELECT c."offset", c.turn FROM cursors c WHERE c.view = v_view AND c.position IS NULL
               FOR NO KEY UPDATE SKIP LOCKED) l
      JOIN cursors seen ON seen.view = v_view AND seen.turn = l.turn
  ), fresh AS MATERIALIZED (
    SELECT e."offset", e.decider, e.decider_id, e.event, e.version, e.final, e.created_at
      FROM place p CROSS JOIN LATERAL
           (SELECT * FROM events e WHERE e."offset" > p."offset" ORDER BY e."offset" LIMIT v_limit) e
  ), late AS MATERIALIZED (
    SELECT g.first_offset AS gap, g.last_offset AS gap_end, e."offset", e.decider, e.decider_id, e.event, e.version, e.final, e.created_at
      FROM place p, gaps g CROSS JOIN LATERAL
           (SELECT * FROM events e WHERE e."offset" BETWEEN g.first_offset AND g.last_offset OFFSET 0) e
     WHERE g.view = v_view
  ), found AS MATERIALIZED (
    SELECT f.decider, f.decider_id, min(f."offset") AS first_offset, min(f.version) AS first_version,
           max(f."offset") AS "offset", bool_or(f.final) AS final
      FROM (SELECT n.*, false AS late FROM fresh n
             UNION ALL
            SELECT n."offset", n.decider, n.decider_id, n.event, n.version, n.final, n.created_at, true FROM late n) f, views v
     -- A view that was registered for a later time lets pass what comes before.
     WHERE v.view = v_view AND (f.created_at >= v.start_at OR v.start_at <= v.created_at)
       AND (is_read(f.decider, f.event, v.deciders, v.events)
            -- Put off while its stream was busy, for the sake of older ones too: they may be read although it is not any more.
            OR (f.late AND EXISTS (SELECT FROM locks l WHERE l.view = v_view AND l.decider = f.decider AND l.decider_id = f.decider_id)))
     GROUP BY f.decider, f.decider_id
  ), met AS MATERIALIZED (
    -- LIMIT: one look by key per stream, whatever the planner thinks of the number of streams.
    SELECT f.*, l."offset" AS head
      FROM found f
      LEFT JOIN LATERAL (SELECT l."offset" FROM locks l
                          WHERE l.view = v_view AND l.decider = f.decider AND l.decider_id = f.decider_id LIMIT 1) l ON true
  ), free AS MATERIALIZED (
    SELECT m.*, m.head IS NULL OR l.free AS free
      FROM met m
      LEFT JOIN LATERAL (SELECT true AS free FROM locks l
                          WHERE l.view = v_view AND l.decider = m.decider AND l.decider_id = m.decider_id
                            AND l."offset" < m."offset" AND (l.delivered_offset IS NULL OR l.locked_until <= store_clock())
                          LIMIT 1
                            FOR NO KEY UPDATE SKIP LOCKED) l ON m.head IS NOT NULL
     WHERE m.head IS NULL OR m.head < m."offset"
  ), busy AS MATERIALIZED (
    -- In a consumer's hands: it must not wait for this transaction, nor this one for it. Look again later, at the newest of
    -- its events only: who leases the stream gets all of them.
    SELECT f."offset" FROM free f WHERE f.free IS NOT TRUE
  ), filled AS (
    SELECT f.gap FROM late f GROUP BY f.gap, f.gap_end HAVING count(*) > f.gap_end - f.gap
  ), closed AS (
    -- A number from the future comes from another cluster, out of a backup: its transactions are gone.
    DELETE FROM gaps g USING place p
     WHERE g.view = v_view
       AND (g.noticed_by <= pg_snapshot_xmin(pg_current_snapshot())
            OR (v_new_xid AND g.noticed_by > (SELECT pg_current_xact_id()))
            OR g.first_offset IN (SELECT f.gap FROM filled f))
       AND NOT EXISTS (SELECT FROM busy b WHERE b."offset" BETWEEN g.first_offset AND g.last_offset)
  ), noticed AS (
    UPDATE gaps g SET noticed_by = pg_current_xact_id() FROM place p
     WHERE g.view = v_view AND g.noticed_by IS NULL AND v_new_xid
  ), missing AS (
    INSERT INTO gaps (view, first_offset, last_offset, noticed_by)
    SELECT v_view, n.previous + 1, n."offset" - 1, CASE WHEN v_new_xid THEN pg_current_xact_id() END
      FROM (SELECT f."offset", lag(f."offset", 1, p."offset") OVER (ORDER BY f."offset") AS previous
              FROM fresh f, place p) n
     WHERE n."offset" > n.previous + 1
  ), postponed AS (
    INSERT INTO gaps (view, first_offset, last_offset, noticed_by)
    SELECT v_view, b."offset", b."offset", CASE WHEN v_new_xid THEN pg_current_xact_id() END
      FROM busy b, place p
     WHERE b."offset" > p."offset"
  ), moved AS (
    UPDATE cursors c
       SET turn = c.turn + 1, "offset" = coalesce((SELECT max(f."offset") FROM fresh f), c."offset")
      FROM place p
     WHERE c.view = v_view
  ), queued AS (
    -- An upsert for what is there already too: it finds its row by key, where an update might look for it elsewhere.
    INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                            locked_until, offset_final, created_at, updated_at)
    SELECT v_view, f.decider, f.decider_id, f."offset", f.first_offset - 1, f.first_version - 1,
           store_clock(), f.final, store_clock(), store_clock()
      FROM free f
     WHERE f.free
     ORDER BY f.first_offset
    ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
       SET "offset" = excluded."offset", offset_final = excluded.offset_final, updated_at = store_clock(),
           locked_until = CASE WHEN l."offset" > l.last_offset THEN l.locked_until ELSE store_clock() END
     WHERE l."offset" < excluded."offset"
    RETURNING 1
  )
  SELECT count(*) INTO v_queued FROM queued;
  RETURN v_queued;
END
$$;
