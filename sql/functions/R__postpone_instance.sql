-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Notes that an instance could not be told of its due deadlines. It is looked at again after the delay; without one, it is parked
-- until an operator replays or skips it, or until it notes something.
CREATE OR REPLACE FUNCTION postpone_instance(
  v_process text, v_instance text, v_error text, v_milliseconds bigint DEFAULT NULL
) RETURNS SETOF process_instances
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  IF v_milliseconds IS NOT NULL THEN
    PERFORM require_range('milliseconds', v_milliseconds, 0, 31536000000);
  END IF;
  RETURN QUERY
    UPDATE process_instances p
       SET attempts = p.attempts + 1, error = coalesce(v_error, 'no reason given'),
           look_at = store_clock() + v_milliseconds * interval '1 millisecond'
     WHERE p.process = v_process AND p.instance = v_instance
    RETURNING p.*;
END
$$;
