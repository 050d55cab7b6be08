-- The append writes one row into the inbox (see parts/inbox_row.sql), a table without an index. A fetch moves some of
-- these rows to the streams of all views. An inbox row is there exactly when its event is, so there are no gaps; but a
-- consumer that keeps its transaction open keeps the rows it took from every view.
CREATE OR REPLACE FUNCTION dispatch_events(v_view text, v_limit bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM inbox) THEN
    RETURN 0::bigint;
  END IF;

  WITH taken AS (
    DELETE FROM inbox i
     WHERE i.ctid = ANY (ARRAY(SELECT n.ctid FROM inbox n LIMIT v_limit FOR UPDATE SKIP LOCKED))
    RETURNING i."offset"
  ), found AS (
    SELECT e.decider, e.decider_id, max(e."offset") AS "offset", bool_or(e.final) AS final
      FROM taken t JOIN events e ON e."offset" = t."offset"
     GROUP BY e.decider, e.decider_id
  )
  -- Two dispatchers can find two events of one stream: the second must not turn it back.
  INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                          locked_until, offset_final, created_at, updated_at)
  SELECT v.view, f.decider, f.decider_id, f."offset", 0, 0,
         store_clock(), f.final, store_clock(), store_clock()
    FROM found f, views v
   ORDER BY v.view, f.decider, f.decider_id
  ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
    SET "offset" = greatest(l."offset", excluded."offset"), offset_final = l.offset_final OR excluded.offset_final,
        updated_at = store_clock(),
        locked_until = CASE WHEN l."offset" > l.last_offset THEN l.locked_until ELSE store_clock() END;
  RETURN 1::bigint;
END
$$;
