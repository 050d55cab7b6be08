-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Ends what schedule_events began, if there is a job. Returns whether there was. Done by itself when a view is removed.
CREATE OR REPLACE FUNCTION unschedule_events(v_view text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  -- Restored on a server without pg_cron, a view can still be removed.
  IF to_regclass('cron.job') IS NULL THEN
    RETURN false;
  END IF;
  PERFORM cron.unschedule(j.jobid)
     FROM (SELECT c.jobid FROM cron.job c WHERE c.jobname = push_job(v_view) AND c.username = current_user) j;
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION unschedule_events(text) FROM PUBLIC;
