-- Locks and returns the one stream of a view that a caller names, or nothing if the view has not reached it yet.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION stream_of_view(v_view text, v_decider_id text, v_decider text) RETURNS locks
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_lock locks;
BEGIN
  IF v_decider IS NULL
     AND (SELECT count(*) FROM locks l WHERE l.view = v_view AND l.decider_id = v_decider_id) > 1 THEN
    PERFORM refuse_delivery('ST013', v_view, v_decider_id, 'the id is ambiguous');
  END IF;
  SELECT * INTO v_lock FROM locks l
   WHERE l.view = v_view AND l.decider_id = v_decider_id AND (v_decider IS NULL OR l.decider = v_decider)
     FOR NO KEY UPDATE;
  IF NOT FOUND AND NOT EXISTS (SELECT FROM views v WHERE v.view = v_view) THEN
    PERFORM refuse_delivery('ST010', v_view, v_decider_id, 'the view is not registered');
  END IF;
  RETURN v_lock;
END
$$;
