-- Returns how many instances of a process are late, and by how much. The cost grows with what is late.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_lateness(v_process text)
RETURNS TABLE (under_1_s bigint, under_10_s bigint, under_1_min bigint, under_10_min bigint, over_10_min bigint, parked bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer, reader, admin
DECLARE
  v_now timestamptz := store_clock();
BEGIN
  RETURN QUERY
    SELECT count(*) FILTER (WHERE late.parked_at IS NULL AND late.by < interval '1 s'),
           count(*) FILTER (WHERE late.parked_at IS NULL AND late.by >= interval '1 s' AND late.by < interval '10 s'),
           count(*) FILTER (WHERE late.parked_at IS NULL AND late.by >= interval '10 s' AND late.by < interval '1 min'),
           count(*) FILTER (WHERE late.parked_at IS NULL AND late.by >= interval '1 min' AND late.by < interval '10 min'),
           count(*) FILTER (WHERE late.parked_at IS NULL AND late.by >= interval '10 min'),
           count(late.parked_at)
      FROM (SELECT v_now - p.due_at AS by, NULL::timestamptz AS parked_at
              FROM process_instances p
             WHERE p.process = v_process AND p.look_at <= v_now AND p.error IS NULL
             UNION ALL
            SELECT v_now - p.due_at, CASE WHEN p.look_at IS NULL THEN v_now END
              FROM process_instances p
             WHERE p.process = v_process AND p.error IS NOT NULL) late;
END
$$;
