-- Places the cursor of a view at v_offset, or before the first event recorded at or after v_start_at.
-- Without such an event, it is placed at the end of the log. Appends that are in flight have drawn offsets that are not
-- visible yet: those below the cursor become gaps of the view, which it looks up again. One statement, so that all of it
-- sees one snapshot.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION start_view(v_view text, v_start_at timestamptz, v_offset bigint) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  WITH long_before AS (
    -- Clocks of two sessions may disagree a little with the order of the log: a minute is more than they can.
    SELECT coalesce((SELECT e."offset" FROM events e WHERE e.created_at < v_start_at - interval '1 minute'
                      ORDER BY e."offset" DESC LIMIT 1), 0) AS "offset"
  ), start AS (
    SELECT coalesce(v_offset,
                    (SELECT min(e."offset") - 1 FROM events e, long_before b
                      WHERE e."offset" > b."offset" AND e.created_at >= v_start_at),
                    (SELECT max(e."offset") FROM events e), 0) AS "offset"
  ), settled AS (
    -- Another view that has no gap up to here has looked already.
    SELECT coalesce(max(coalesce((SELECT min(g.first_offset) - 1 FROM gaps g WHERE g.view = c.view), c."offset")), 0) AS "offset"
      FROM cursors c
     WHERE c.view <> v_view
  ), placed AS (
    INSERT INTO cursors (view, "offset") SELECT v_view, s."offset" FROM start s
        ON CONFLICT (view) DO UPDATE SET "offset" = excluded."offset", turn = cursors.turn + 1, position = NULL
  )
  INSERT INTO gaps (view, first_offset, last_offset)
  SELECT v_view, n.previous + 1, n."offset" - 1
    FROM (SELECT o."offset", lag(o."offset", 1, s."offset") OVER (ORDER BY o."offset") AS previous
            FROM settled s, start t,
                 LATERAL (SELECT e."offset" FROM events e WHERE e."offset" > s."offset" AND e."offset" <= t."offset"
                           UNION ALL
                          SELECT t."offset" + 1 WHERE t."offset" > s."offset") o) n
   WHERE n."offset" > n.previous + 1;
END
$$;
