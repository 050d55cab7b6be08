-- Waits for a lock that another session holds: at most 30 seconds, or lock_timeout if that is less.
-- Then it raises an error that names the holder.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION await_claim(v_key bigint) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_before text := current_setting('lock_timeout');
  v_holders text;
BEGIN
  IF (SELECT s.setting::integer NOT BETWEEN 1 AND 30000 FROM pg_settings s WHERE s.name = 'lock_timeout') THEN
    PERFORM set_config('lock_timeout', '30s', true);
  END IF;
  PERFORM pg_advisory_xact_lock(v_key);
  PERFORM set_config('lock_timeout', v_before, true);
EXCEPTION WHEN lock_not_available THEN
  SELECT string_agg(format('process %s of role %s', l.pid, coalesce(a.usename::text, 'unknown')), ', ') INTO v_holders
    FROM pg_locks l
    JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
    LEFT JOIN pg_stat_activity a ON a.pid = l.pid
   WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
     AND (l.classid::bigint << 32 | l.objid::bigint) = v_key;
  RAISE EXCEPTION USING
    ERRCODE = '55S01',
    MESSAGE = format('another session holds a lock on this command or one of its streams: %s', coalesce(v_holders, 'it has just ended')),
    DETAIL = jsonb_build_object('key', v_key)::text,
    HINT = 'Nothing was stored. Call again; if it happens again, look at that process in pg_stat_activity.';
END
$$;
