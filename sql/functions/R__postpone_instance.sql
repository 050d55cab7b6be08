-- Records that an instance could not be told of its deadlines, and looks at it again after the delay.
-- Without a delay it is parked until an operator replays or skips it, or until it records an event.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION postpone_instance(
  v_process text, v_instance text, v_error text, v_milliseconds bigint DEFAULT NULL
) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
BEGIN
  IF v_milliseconds IS NOT NULL THEN
    PERFORM require_range('milliseconds', v_milliseconds, 0, 31536000000);
  END IF;
  RETURN QUERY
    UPDATE process_instances p
       SET attempts = p.attempts + 1, error = coalesce(v_error, 'no reason given'),
           look_at = store_clock() + v_milliseconds * interval '1 millisecond',
           -- null only if its row is being rebuilt, which failed
           started_at = coalesce(p.started_at, (SELECT e.created_at FROM events e
                                                 WHERE e.decider = v_process AND e.decider_id = v_instance AND e.version = 1)),
           updated_at = coalesce(p.updated_at, (SELECT e.created_at FROM events e
                                                 WHERE e.decider = v_process AND e.decider_id = v_instance ORDER BY e.version DESC LIMIT 1))
     WHERE p.process = v_process AND p.instance = v_instance
    RETURNING p.*;
END
$$;
