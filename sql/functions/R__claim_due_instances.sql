-- Claims instances of a process that are due, longest due first, and skips those that another transaction has locked.
-- now is the time of the store by which they are due.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION claim_due_instances(v_process text, v_limit integer DEFAULT 1)
RETURNS TABLE (instance text, due_at timestamptz, skipped_until timestamptz, attempts integer, now timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
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
