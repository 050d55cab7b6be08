-- Returns the next events of a view that reads the log in its total order, at most v_limit.
-- The view has processed them when the caller's transaction commits; after a rollback they are returned again. So call it
-- in the transaction that writes the effects. Only events with a position are read (see order_events). No rows mean that
-- there is nothing new, that another consumer of the view is working, that the view is paused, or, rarely, that none of
-- the next 100 * v_limit events is for this view.
--
-- A view is read either in this way or stream by stream (stream_events): its first read decides.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION read_log(v_view text, v_limit int DEFAULT 1000) RETURNS SETOF events
LANGUAGE plpgsql SECURITY DEFINER
-- The planner thinks that a window which it does not know is wide: it would plan anew at every call, or compile.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  c_windows CONSTANT int := 100;
  v_settings record;
  v_start bigint;
  v_before bigint;
  v_position bigint;
  v_last bigint;
BEGIN
  SELECT v.*, c.position INTO v_settings FROM views v LEFT JOIN cursors c ON c.view = v.view WHERE v.view = v_view;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
  PERFORM require_range('limit', v_limit::bigint, 1::bigint, 1000000::bigint);

  -- An idle poll ends here and writes nothing.
  IF v_settings.paused_until > store_clock() OR v_settings.position >= (SELECT max(p.position) FROM log_positions p) THEN
    RETURN;
  END IF;
  -- The row has been there since the registration: to open one here would make the second consumer wait for the first.
  SELECT c."offset", c.position INTO v_start, v_before FROM cursors c WHERE c.view = v_view FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_position := v_before;
  IF v_position IS NULL THEN
    IF EXISTS (SELECT FROM locks l WHERE l.view = v_view) THEN
      PERFORM refuse_delivery('ST015', v_view, NULL, 'the view is read stream by stream');
    END IF;
    -- Before the first event behind the view's cursor or in one of its gaps.
    SELECT coalesce(least((SELECT min(p.position) FROM log_positions p WHERE p."offset" > v_start),
                          (SELECT min(p.position) FROM gaps g
                            CROSS JOIN LATERAL (SELECT n.position FROM log_positions n
                                                 WHERE n."offset" BETWEEN g.first_offset AND g.last_offset OFFSET 0) p
                            WHERE g.view = v_view)) - 1,
                    (SELECT max(p.position) FROM log_positions p), 0::bigint) INTO v_position;
  END IF;

  FOR i IN 1..c_windows LOOP
    -- Positions have no holes.
    v_last := least(v_position + v_limit, coalesce((SELECT max(p.position) FROM log_positions p), 0::bigint));
    EXIT WHEN v_last <= v_position;
    RETURN QUERY
      SELECT e.*
        -- LIMIT: one probe per position, never a pass through the log.
        FROM log_positions p CROSS JOIN LATERAL (SELECT * FROM events e WHERE e."offset" = p."offset" LIMIT 1) e
       WHERE p.position > v_position AND p.position <= v_last
         AND (e."offset" > v_start
              OR e."offset" <= (SELECT g.last_offset FROM gaps g WHERE g.view = v_view AND g.first_offset <= e."offset"
                                 ORDER BY g.first_offset DESC LIMIT 1))
         -- A view that was registered for a later time lets pass what comes before.
         AND (e.created_at >= v_settings.start_at OR v_settings.start_at <= v_settings.created_at)
         AND is_read(e.decider, e.event, v_settings.deciders, v_settings.events)
       ORDER BY p.position;
    v_position := v_last;
    EXIT WHEN FOUND;
  END LOOP;

  IF v_position IS DISTINCT FROM v_before THEN
    UPDATE cursors c SET position = v_position WHERE c.view = v_view;
  END IF;
END
$$;
