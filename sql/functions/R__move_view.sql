-- Moves a view: events up to v_offset count as processed, and later events are delivered (again).
-- 0 is the beginning of the log. Leases end, and parked streams are released. An event that is in flight at this moment is
-- delivered when it commits, even if its offset is smaller.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION move_view(v_view text, v_offset bigint) RETURNS SETOF views
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
BEGIN
  PERFORM require_range('offset', v_offset, 0::bigint, coalesce((SELECT max(e."offset") FROM events e), 0::bigint));
  PERFORM FROM cursors c WHERE c.view = v_view FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
  -- In the order of all consumers, so that nobody waits in a circle.
  PERFORM FROM locks l WHERE l.view = v_view ORDER BY l.decider COLLATE "C", l.decider_id COLLATE "C" FOR UPDATE;
  DELETE FROM locks l WHERE l.view = v_view;
  DELETE FROM gaps g WHERE g.view = v_view;
  -- A start that lies in the future no longer counts, else what comes before it would still be left out.
  UPDATE views v SET start_at = least(v.start_at, v.created_at), updated_at = store_clock() WHERE v.view = v_view;
  PERFORM start_view(v_view, NULL, v_offset);
  RETURN QUERY SELECT v.* FROM views v WHERE v.view = v_view;
END
$$;
