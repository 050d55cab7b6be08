-- Tells whether a view may take over from another view that reads the same events.
-- It may when no stream of the other view is leased at this moment and everything that the other view has processed is
-- processed. What both still have to do does not count, because a view may be one that handles nothing before the other
-- does. A fetch of the other view that has not committed yet is not visible: pause that view first, and ask again when the
-- fetch can no longer commit.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION has_overtaken(v_view text, v_other text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
-- By key, whatever the statistics say (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer, reader, admin
DECLARE
  c_near CONSTANT bigint := 10000::bigint;
  v_head bigint;
  v_place bigint;
  v_up_to bigint;
  v_whole bigint;
BEGIN
  PERFORM require_view(v_view);
  PERFORM require_view(v_other);
  IF EXISTS (SELECT FROM locks l WHERE l.view = v_other AND l."offset" > l.last_offset
                   AND l.delivered_offset IS NOT NULL AND l.locked_until > store_clock()) THEN
    RETURN false;
  END IF;
  SELECT coalesce(max(e."offset"), 0::bigint) INTO v_head FROM events e;
  SELECT c."offset" INTO v_place FROM cursors c WHERE c.view = v_view;
  SELECT c.position INTO v_whole FROM cursors c WHERE c.view = v_other;
  -- Who is far behind is found out by a look at what comes next.
  FOREACH v_up_to IN ARRAY ARRAY[least(v_place + c_near, v_head), v_head] LOOP
    -- Not EXISTS, for which all of the other's streams might be read: one probe per event.
    IF EXISTS (SELECT FROM pending_events(v_view, v_up_to) p
                WHERE CASE WHEN v_whole IS NULL
                           THEN (SELECT l.last_offset FROM locks l
                                  WHERE l.view = v_other AND l.decider = p.decider AND l.decider_id = p.decider_id) >= p.place
                           ELSE (SELECT n.position FROM log_positions n WHERE n."offset" = p.place) <= v_whole END) THEN
      RETURN false;
    END IF;
    EXIT WHEN v_up_to = v_head;
  END LOOP;
  RETURN true;
END
$$;
