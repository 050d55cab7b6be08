-- Removes a view with its progress and its states in view_states, and returns its settings.
-- The states have to go: a view that is rebuilt under the same name would apply every event to them a second time.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION remove_view(v_view text) RETURNS SETOF views
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: admin
BEGIN
  -- First, so that nobody opens a stream of the view meanwhile, and then waits for this in a circle.
  PERFORM FROM cursors c WHERE c.view = v_view FOR NO KEY UPDATE;
  -- Then in the order of consumers, who save and then acknowledge.
  PERFORM FROM view_states s WHERE s.view = v_view ORDER BY s.key COLLATE "C" FOR UPDATE;
  DELETE FROM view_states s WHERE s.view = v_view;
  PERFORM FROM locks l WHERE l.view = v_view ORDER BY l.decider COLLATE "C", l.decider_id COLLATE "C" FOR UPDATE;
  RETURN QUERY DELETE FROM views v WHERE v.view = v_view RETURNING v.*;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
END
$$;
