-- Returns how far a view is behind: its pending streams and events, and the age of the oldest one.
-- Leased and parked streams count as pending. The cost grows with what is pending.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_lag(v_view text) RETURNS TABLE (
  pending_streams bigint, pending_events bigint, parked_streams bigint, oldest_at timestamptz, age interval
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
-- By key, whatever the statistics say (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer, reader, admin
BEGIN
  PERFORM require_view(v_view);
  RETURN QUERY
    SELECT count(DISTINCT (p.decider, p.decider_id)), count(*),
           (SELECT count(*) FROM get_parked_streams(v_view)), min(p.created_at), store_clock() - min(p.created_at)
      FROM pending_events(v_view, NULL::bigint) p;
END
$$;
