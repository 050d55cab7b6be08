-- Stands in for pg_cron 1.5 and newer on servers that do not have it: same names, types and errors. Nothing
-- runs by itself: tests run the command of a job when it is due. PushWithCronTest uses the real one.
CREATE SCHEMA cron;

CREATE TABLE cron.job (
  jobid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, schedule text NOT NULL, command text NOT NULL,
  username text NOT NULL DEFAULT current_user, jobname name, UNIQUE (jobname, username)
);

CREATE FUNCTION cron.schedule(job_name text, schedule text, command text) RETURNS bigint
LANGUAGE plpgsql
AS $$
#variable_conflict use_variable
DECLARE
  v_id bigint;
BEGIN
  IF schedule !~ '^(([1-9]|[1-5][0-9]) seconds?|([0-9*/,-]+ ){4}[0-9*/,-]+)$'
     OR schedule ~ 'second' AND current_setting('test.pg_cron', true) = '1.4' THEN
    RAISE EXCEPTION 'invalid schedule: %', schedule USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO cron.job AS j (jobname, schedule, command) VALUES (job_name, schedule, command)
  ON CONFLICT ON CONSTRAINT job_jobname_username_key
  DO UPDATE SET schedule = excluded.schedule, command = excluded.command
  RETURNING j.jobid INTO v_id;
  RETURN v_id;
END
$$;

CREATE FUNCTION cron.unschedule(job_id bigint) RETURNS bool
LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM cron.job WHERE jobid = job_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'could not find valid entry for job %', job_id;
  END IF;
  RETURN true;
END
$$;
