-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The job of a view where pg_cron is older than 1.5 and starts jobs at full minutes only: a run every v_seconds until
-- the minute is over, each committed by itself because pg_net sends nothing earlier. Ends when its job was removed.
--
-- The only routine whose search_path is not pinned by SET: PostgreSQL lets no such procedure commit, nor one that is
-- SECURITY DEFINER. It pins the path itself, before anything else, and has no rights but its caller's.
CREATE OR REPLACE PROCEDURE push_for_a_minute(v_schema text, v_view text, v_url text, v_seconds int)
LANGUAGE plpgsql
AS $$
DECLARE
  v_end timestamptz;
BEGIN
  LOOP
    PERFORM pg_catalog.set_config('search_path', pg_catalog.format('%I, pg_temp', v_schema), true);
    v_end := coalesce(v_end, date_trunc('minute', clock_timestamp()) + interval '1 minute');
    EXIT WHEN NOT EXISTS (SELECT FROM cron.job j WHERE j.jobname = push_job(v_view));
    PERFORM push_events(v_view, v_url);
    EXIT WHEN clock_timestamp() + make_interval(secs => v_seconds) >= v_end;
    COMMIT;
    PERFORM pg_catalog.pg_sleep(v_seconds);
  END LOOP;
END
$$;

REVOKE ALL ON PROCEDURE push_for_a_minute(text, text, text, int) FROM PUBLIC;
