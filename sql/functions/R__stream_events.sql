-- Leases up to v_limit streams of a view, longest waiting first, and returns the next events of each, at most v_batch.
-- Different streams may be handled in parallel, the events of one stream in order. The lease lasts v_seconds (default: the
-- lock_timeout_s of the view); then the events are delivered again. v_lease names the lease, and must be new for every
-- call: only a consumer that knows the name can acknowledge, renew or release. A paused view leases nothing.
-- v_unread names types that this consumer cannot read: decider, event and version, each on a line of its own. Streams that
-- stand before such an event are held back for this consumer alone; batches end before them.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION stream_events(
  v_view_name text, v_limit int DEFAULT 1, v_seconds int DEFAULT NULL, v_batch int DEFAULT 1, v_lease uuid DEFAULT NULL,
  v_unread text[] DEFAULT NULL
) RETURNS SETOF events
LANGUAGE plpgsql SECURITY DEFINER
-- The planner thinks that a LIMIT which it does not know is dear, and would plan anew at every call.
SET plan_cache_mode = force_generic_plan
-- Each row is found by key, and the queue read in the order of its index (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  c_queue CONSTANT bigint := 1000::bigint;
  c_look CONSTANT bigint := 10000::bigint;
  c_looks CONSTANT int := 50;
  v_seconds_default bigint;
  v_whole boolean;
  v_duration interval;
  v_paused_until timestamptz;
  v_filtered boolean;
  v_place bigint;
  v_deciders text[];
  v_ids text[];
BEGIN
  SELECT v.lock_timeout_s, v.paused_until, v.deciders IS NOT NULL OR v.events IS NOT NULL, c.position IS NOT NULL
    INTO v_seconds_default, v_paused_until, v_filtered, v_whole
    FROM views v LEFT JOIN cursors c ON c.view = v.view WHERE v.view = v_view_name;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view_name, NULL, 'the view is not registered');
  END IF;
  IF v_whole THEN
    PERFORM refuse_delivery('ST015', v_view_name, NULL, 'the view reads the log as a whole');
  END IF;
  PERFORM require_range('limit', v_limit::bigint, 0::bigint, 1000000::bigint);
  PERFORM require_range('batch', v_batch::bigint, 1::bigint, 1000000::bigint);
  PERFORM require_range('seconds', coalesce(v_seconds::bigint, v_seconds_default), 0::bigint, 31536000::bigint);
  v_duration := make_interval(secs => coalesce(v_seconds::bigint, v_seconds_default)::double precision);

  IF v_paused_until > store_clock() THEN
    RETURN;
  END IF;

  -- Once, unless the view reads only some events: then until some are found, so that a consumer does not take a long stretch of
  -- others for the end of the log. Not for ever, so that what was looked at is kept.
  FOR v_look IN 1..c_looks LOOP
    IF v_filtered THEN
      v_place := (SELECT c."offset" FROM cursors c WHERE c.view = v_view_name);
    END IF;

    -- Before any row is locked, and whether or not the queue would fill this request: streams that fail again and again
    -- must not keep others out of it, nor those that are parked. A long queue of fresh ones is long enough.
    -- A queue of streams that are held back here fills nothing.
    IF v_unread IS NOT NULL OR (SELECT count(*) FROM (SELECT FROM locks l WHERE l.view = v_view_name AND l."offset" > l.last_offset
                                 AND l.locked_until <= store_clock() AND l.attempts = 0 LIMIT c_queue) q) < c_queue THEN
      PERFORM dispatch_events(v_view_name, c_look);
    END IF;

    SELECT array_agg(d.decider), array_agg(d.decider_id) INTO v_deciders, v_ids
      FROM (SELECT l.decider, l.decider_id FROM locks l
             WHERE l.view = v_view_name AND l."offset" > l.last_offset AND l.locked_until <= store_clock()
               AND (v_unread IS NULL
                    OR NOT EXISTS (SELECT FROM (SELECT e.decider, e.event, e.event_version
                                                  FROM views v
                                                 CROSS JOIN LATERAL (SELECT e.* FROM events e
                                                                      WHERE e.decider = l.decider AND e.decider_id = l.decider_id
                                                                        AND e.version > l.last_version
                                                                        AND is_read(e.decider, e.event, v.deciders, v.events)
                                                                      ORDER BY e.version
                                                                      LIMIT 1) e
                                                 WHERE v.view = v_view_name) n
                                    WHERE concat_ws(E'\n', n.decider, n.event, n.event_version) = ANY (v_unread)))
             ORDER BY l.locked_until
             LIMIT v_limit
               FOR NO KEY UPDATE SKIP LOCKED) d;

    IF v_ids IS NULL THEN
      EXIT WHEN NOT v_filtered OR v_place = (SELECT c."offset" FROM cursors c WHERE c.view = v_view_name);
      CONTINUE;
    END IF;

    -- A statement of its own: its snapshot is younger than the locks, so it sees every event they speak of. And later ones,
    -- which the view has not come across in the log: versions have no holes, so what is there and read is next.
    RETURN QUERY
      WITH due AS (
        SELECT e.*
          FROM unnest(v_deciders, v_ids) WITH ORDINALITY AS d (decider, decider_id, place)
         CROSS JOIN LATERAL (SELECT l.last_version FROM locks l
                              WHERE l.view = v_view_name AND l.decider = d.decider AND l.decider_id = d.decider_id LIMIT 1) l
          JOIN views v ON v.view = v_view_name
         CROSS JOIN LATERAL (SELECT CASE WHEN v_unread IS NOT NULL THEN
                                      (SELECT u.version
                                         FROM (SELECT e.* FROM events e
                                                WHERE e.decider = d.decider AND e.decider_id = d.decider_id
                                                  AND e.version > l.last_version
                                                  AND is_read(e.decider, e.event, v.deciders, v.events)
                                                ORDER BY e.version
                                                LIMIT v_batch) u
                                        WHERE concat_ws(E'\n', u.decider, u.event, u.event_version) = ANY (v_unread)
                                        ORDER BY u.version
                                        LIMIT 1) END AS version OFFSET 0) s
         CROSS JOIN LATERAL (SELECT e.* FROM events e
                              WHERE e.decider = d.decider AND e.decider_id = d.decider_id
                                AND e.version > l.last_version AND is_read(e.decider, e.event, v.deciders, v.events)
                                AND (s.version IS NULL OR e.version < s.version)
                              ORDER BY e.version
                              LIMIT v_batch) e
         ORDER BY d.place, e.version
      ), leased AS (
        -- Never a new row: an upsert finds what it changes by key, where an update might look for it elsewhere.
        INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                                locked_until, offset_final, created_at, updated_at)
        SELECT v_view_name, d.decider, d.decider_id, max(d."offset"), 0, 0,
               store_clock() + v_duration, bool_or(d.final), store_clock(), store_clock()
          FROM due d GROUP BY d.decider, d.decider_id
        ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
           SET "offset" = greatest(l."offset", excluded."offset"), offset_final = l.offset_final OR excluded.offset_final,
               delivered_offset = excluded."offset", lease = v_lease, attempts = l.attempts + 1,
               locked_until = excluded.locked_until, updated_at = store_clock()
      ), passed AS (
        -- Was queued for events that the view does not read any more.
        INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                                locked_until, offset_final, created_at, updated_at)
        SELECT v_view_name, u.decider, u.decider_id, 0, 0, 0, store_clock(), false, store_clock(), store_clock()
          FROM (SELECT * FROM unnest(v_deciders, v_ids) AS d (decider, decider_id) EXCEPT SELECT n.decider, n.decider_id FROM due n) u
         WHERE v_filtered
        ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
           SET "offset" = l.last_offset, offset_final = false, delivered_offset = NULL, lease = NULL, attempts = 0,
               error = NULL, updated_at = store_clock()
      )
      SELECT * FROM due;
    EXIT WHEN FOUND;
  END LOOP;
END
$$;
