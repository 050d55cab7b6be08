-- Gives the next positions in the total order of events (log_positions) to committed events that have none.
-- That is up to v_limit new events, and all late ones. Returns how many events got a position; 0 also while another
-- session is doing so.
--
-- Call it in a transaction of its own that commits at once: until then no other session gives positions, and these are not
-- visible.
--
-- The mechanics are those of dispatch_events(): missing offsets are remembered as gaps and looked up again, so that no event
-- is left out and nothing waits for an open transaction.
--
-- Version v + 1 of a stream never gets its position before version v. The transaction that appends v + 1 has seen v committed
-- or has appended it itself, and draws the greater offset. So a statement that sees v + 1 also sees v, which has a position
-- already or gets one now, and positions are given in the order of offsets.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION order_events(v_limit int DEFAULT 10000) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
-- One plan for every call, in which each row is found by key (see dispatch_events).
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_new_xid boolean;
  v_placed bigint;
BEGIN
  PERFORM require_range('limit', v_limit::bigint, 1::bigint, 1000000::bigint);
  -- An idle poll ends here and writes nothing.
  IF NOT EXISTS (SELECT FROM log_gaps)
     AND (coalesce((SELECT c."offset" FROM log_cursor c), 0::bigint) < (SELECT max(e."offset") FROM events e)) IS NOT TRUE THEN
    RETURN 0::bigint;
  END IF;
  -- Not by the migration: a backup of the data alone brings its own row. While another first call is open, its row is not
  -- visible yet, and an insert would wait for it.
  IF NOT EXISTS (SELECT FROM log_cursor) THEN
    BEGIN
      LOCK TABLE log_cursor IN SHARE UPDATE EXCLUSIVE MODE NOWAIT;
    EXCEPTION WHEN lock_not_available THEN
      RETURN 0::bigint;
    END;
    INSERT INTO log_cursor DEFAULT VALUES ON CONFLICT DO NOTHING;
  END IF;

  -- Whether the statement below draws the transaction id itself, after it took its snapshot.
  v_new_xid := pg_current_xact_id_if_assigned() IS NULL;
  WITH place AS MATERIALIZED (
    -- One at a time; a session whose snapshot is older than the last order leaves the log alone.
    SELECT l."offset", l.position
      FROM (SELECT c."offset", c.position, c.turn FROM log_cursor c WHERE c.only_one FOR NO KEY UPDATE SKIP LOCKED) l
      JOIN log_cursor seen ON seen.only_one AND seen.turn = l.turn
  ), fresh AS MATERIALIZED (
    SELECT e."offset"
      FROM place p CROSS JOIN LATERAL
           (SELECT e."offset" FROM events e WHERE e."offset" > p."offset" ORDER BY e."offset" LIMIT v_limit) e
  ), late AS MATERIALIZED (
    SELECT g.first_offset, g.last_offset, e."offset"
      FROM place p, log_gaps g CROSS JOIN LATERAL
           (SELECT e."offset" FROM events e WHERE e."offset" BETWEEN g.first_offset AND g.last_offset OFFSET 0) e
  ), placed AS (
    INSERT INTO log_positions (position, "offset")
    SELECT p.position + row_number() OVER (ORDER BY f."offset"), f."offset"
      FROM place p, (SELECT n."offset" FROM fresh n
                      UNION ALL
                     -- Not NOT EXISTS, for which all positions would be read: seldom is anything late.
                     SELECT n."offset" FROM late n
                      WHERE (SELECT k.position FROM log_positions k WHERE k."offset" = n."offset") IS NULL) f
    RETURNING 1
  ), filled AS (
    SELECT f.first_offset FROM late f GROUP BY f.first_offset, f.last_offset HAVING count(*) > f.last_offset - f.first_offset
  ), closed AS (
    -- A number from the future comes from another cluster, out of a backup: its transactions are gone.
    DELETE FROM log_gaps g USING place p
     WHERE g.noticed_by <= pg_snapshot_xmin(pg_current_snapshot())
        OR (v_new_xid AND g.noticed_by > (SELECT pg_current_xact_id()))
        OR g.first_offset IN (SELECT f.first_offset FROM filled f)
  ), noticed AS (
    UPDATE log_gaps g SET noticed_by = pg_current_xact_id() FROM place p
     WHERE g.noticed_by IS NULL AND v_new_xid
       AND g.first_offset NOT IN (SELECT f.first_offset FROM filled f)
  ), missing AS (
    INSERT INTO log_gaps (first_offset, last_offset, noticed_by)
    SELECT n.previous + 1, n."offset" - 1, CASE WHEN v_new_xid THEN pg_current_xact_id() END
      FROM (SELECT f."offset", lag(f."offset", 1, p."offset") OVER (ORDER BY f."offset") AS previous
              FROM fresh f, place p) n
     WHERE n."offset" > n.previous + 1
  ), moved AS (
    UPDATE log_cursor c
       SET turn = c.turn + 1, "offset" = coalesce((SELECT max(f."offset") FROM fresh f), c."offset"),
           position = c.position + (SELECT count(*) FROM placed)
      FROM place p
     WHERE c.only_one
  )
  SELECT count(*) INTO v_placed FROM placed;
  RETURN v_placed;
END
$$;
