-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Claims the instances of a process that are due, the longest due first, and passes over those that another transaction has.
-- now is the store's time, by which they are due.
CREATE OR REPLACE FUNCTION claim_due_instances(v_process text, v_limit integer DEFAULT 1)
RETURNS TABLE (instance text, due_at timestamptz, skipped_until timestamptz, attempts integer, now timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  v_now timestamptz := store_clock();
BEGIN
  PERFORM require_range('limit', v_limit, 0, 10000);
  RETURN QUERY
    SELECT p.instance, p.due_at, p.skipped_until, p.attempts, v_now
      FROM process_instances p
     WHERE p.process = v_process AND p.look_at <= v_now
     ORDER BY p.look_at
     LIMIT v_limit
       FOR NO KEY UPDATE SKIP LOCKED;
END
$$;
