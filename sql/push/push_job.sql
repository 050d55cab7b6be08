-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The name of a view's cron job. A digest, because names of jobs are short, and are shared with every other store and
-- every other use of pg_cron in the database: no view can take over a foreign job by its name.
CREATE OR REPLACE FUNCTION push_job(v_view text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN format('fstore %s', encode(sha256(convert_to(format('%I %L', current_schema(), v_view), 'UTF8')), 'base64'));
END
$$;

REVOKE ALL ON FUNCTION push_job(text) FROM PUBLIC;
