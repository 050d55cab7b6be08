-- Locks events and deciders for a change of their triggers, or gives up with a message that names who uses them.
-- The installer calls it only if something has to be changed. It waits for events alone and holds nothing meanwhile, so it
-- cannot deadlock; and only for a moment at a time, so that writers that queue behind it go on. It gives up after the
-- session's lock_timeout, or after ten seconds.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION lock_tables() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  c_attempt CONSTANT text := '200ms';
  v_timeout CONSTANT text := CASE current_setting('lock_timeout') WHEN '0' THEN '10s' ELSE current_setting('lock_timeout') END;
  v_users text;
BEGIN
  FOR i IN 1 .. ceil(extract(epoch FROM v_timeout::interval) / extract(epoch FROM 2 * c_attempt::interval)) LOOP
    BEGIN
      PERFORM set_config('lock_timeout', c_attempt, true);
      LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE;
      LOCK TABLE deciders IN SHARE ROW EXCLUSIVE MODE NOWAIT;
      PERFORM set_config('lock_timeout', v_timeout, true);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      -- The locks of this attempt are released already.
      SELECT string_agg(DISTINCT format('%s (%s)', l.pid, coalesce(nullif(a.application_name, ''), a.usename::text, 'unknown')), ', ')
        INTO v_users
        FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE l.relation IN ('events'::regclass, 'deciders'::regclass) AND l.granted AND l.pid <> pg_backend_pid();
    END;
    PERFORM pg_sleep_for(c_attempt::interval);
  END LOOP;
  RAISE EXCEPTION USING
    ERRCODE = '55P03',
    MESSAGE = format('triggers of schema %I have to be changed, but for %s other transactions used its tables: processes %s',
                     current_schema(), v_timeout, coalesce(v_users, 'unknown')),
    HINT = 'Nothing was changed. End these transactions or set a longer lock_timeout, and install again.';
END
$$;
