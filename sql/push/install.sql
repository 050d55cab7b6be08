-- Adds the push over HTTP to the store in the first schema of the search path, or brings its functions up to date:
--   psql "$DATABASE_URL" -f push/install.sql
\set ON_ERROR_STOP on
\set QUIET on
\o /dev/null
BEGIN;
SET LOCAL client_min_messages = warning;
DO $$
BEGIN
  -- Otherwise a role that may create schemas could put its functions where the store's owner expects pg_cron's.
  IF to_regnamespace('cron') IS NULL OR to_regnamespace('net') IS NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'ST040',
      MESSAGE = 'the push needs pg_cron and pg_net',
      HINT = 'CREATE EXTENSION pg_cron; CREATE EXTENSION pg_net; both in this database.';
  END IF;
END
$$;
\ir pushes.sql
\ir follow_view.sql
\ir push_events.sql
\ir push_for_a_minute.sql
\ir push_job.sql
\ir schedule_events.sql
\ir settle_pushes.sql
\ir unschedule_events.sql
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'fstore_admin') THEN
    GRANT EXECUTE ON FUNCTION schedule_events(text, text, text), unschedule_events(text) TO fstore_admin;
  END IF;
END
$$;
COMMIT;
