-- As PgQ does: a view remembers the snapshot in which it looked last, and next time takes what that did not show and the
-- new one does. Nothing is lost; but a forgotten transaction anywhere in the cluster makes every look longer, and a
-- backup restored elsewhere has snapshots of other transactions.
CREATE INDEX events_transaction_id_idx ON events (transaction_id);
ALTER TABLE cursors ADD COLUMN seen pg_snapshot NOT NULL DEFAULT '1:1:';

CREATE OR REPLACE FUNCTION dispatch_events(v_view text, v_limit bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
DECLARE
  v_seen pg_snapshot;
BEGIN
  SELECT c.seen INTO v_seen FROM cursors c WHERE c.view = v_view;
  -- In the order of the index: otherwise this would be planned as a search through the whole log.
  IF NOT EXISTS (SELECT FROM (SELECT FROM events e
                               WHERE e.transaction_id >= pg_snapshot_xmin(v_seen)
                                 AND NOT pg_visible_in_snapshot(e.transaction_id, v_seen)
                               ORDER BY e.transaction_id LIMIT 1) n) THEN
    RETURN 0::bigint;
  END IF;
  SELECT c.seen INTO v_seen FROM cursors c WHERE c.view = v_view FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0::bigint;
  END IF;

  -- A statement of its own, so that its snapshot is younger than the lock.
  WITH moved AS (
    UPDATE cursors c SET seen = pg_current_snapshot() WHERE c.view = v_view
  ), found AS (
    SELECT e.decider, e.decider_id, max(e."offset") AS "offset", min(e.version) AS version, bool_or(e.final) AS final
      FROM events e
     WHERE e.transaction_id >= pg_snapshot_xmin(v_seen) AND NOT pg_visible_in_snapshot(e.transaction_id, v_seen)
     GROUP BY e.decider, e.decider_id
  )
  INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                          locked_until, offset_final, created_at, updated_at)
  SELECT v_view, f.decider, f.decider_id, f."offset", 0, f.version - 1,
         store_clock(), f.final, store_clock(), store_clock()
    FROM found f
   ORDER BY f.decider, f.decider_id
  ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
    SET "offset" = excluded."offset", offset_final = excluded.offset_final, updated_at = store_clock(),
        locked_until = CASE WHEN l."offset" > l.last_offset THEN l.locked_until ELSE store_clock() END;
  RETURN 1::bigint;
END
$$;
