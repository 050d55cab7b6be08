-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Has pg_cron poll a view and post its events to an address. Called again for the same view, it changes the job.
-- Returns the id of the job.
CREATE OR REPLACE FUNCTION schedule_events(
  v_view text, v_schedule text DEFAULT '1 seconds',
  v_edge_function_url text DEFAULT 'https://localhost:3000/functions/v1/event-handler'
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  v_seconds text := substring(v_schedule FROM '^([1-9]|[1-5][0-9]) seconds?$');
BEGIN
  -- Held, so that the view cannot be removed before its job is there to be removed with it.
  PERFORM FROM views v WHERE v.view = v_view FOR KEY SHARE;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
  IF (v_edge_function_url ~* '^https?://[^[:space:][:cntrl:]]+$') IS NOT TRUE THEN
    RAISE EXCEPTION USING
      ERRCODE = 'ST041',
      MESSAGE = format('view %s: events cannot be pushed to %L', v_view, v_edge_function_url),
      HINT = 'Pass an address that begins with http:// or https:// and contains no space.';
  END IF;

  BEGIN
    RETURN cron.schedule(push_job(v_view), coalesce(v_schedule, ''),
                         format('SELECT %I.push_events(%L, %L)', current_schema(), v_view, v_edge_function_url));
  EXCEPTION WHEN invalid_parameter_value THEN
    IF v_seconds IS NULL THEN
      RAISE EXCEPTION USING
        ERRCODE = 'ST042',
        MESSAGE = format('view %s: pg_cron does not understand the schedule %L', v_view, v_schedule),
        HINT = 'Pass 1 seconds to 59 seconds, or five fields of cron such as */5 * * * *.';
    END IF;
  END;

  -- pg_cron before 1.5 refuses seconds.
  RETURN cron.schedule(push_job(v_view), '* * * * *',
                       format('CALL %I.push_for_a_minute(%L, %L, %L, %L)', current_schema(), current_schema(),
                              v_view, v_edge_function_url, v_seconds));
END
$$;

REVOKE ALL ON FUNCTION schedule_events(text, text, text) FROM PUBLIC;
