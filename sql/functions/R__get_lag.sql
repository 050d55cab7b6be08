-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- How far a view is behind: what it has not processed yet, leased and parked streams included, and since when. Costs what
-- is pending.
CREATE OR REPLACE FUNCTION get_lag(v_view text) RETURNS TABLE (
  pending_streams bigint, pending_events bigint, parked_streams bigint, oldest_at timestamptz, age interval
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM views v WHERE v.view = v_view) THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
  RETURN QUERY
    WITH pending AS (
      SELECT e."offset", e.decider, e.decider_id, e.version, e.created_at
        FROM locks l JOIN events e ON e.decider = l.decider AND e.decider_id = l.decider_id AND e.version > l.last_version
       WHERE l.view = v_view AND l."offset" > l.last_offset
       UNION
      SELECT e."offset", e.decider, e.decider_id, e.version, e.created_at
        FROM views v JOIN cursors c ON c.view = v.view JOIN events e ON e."offset" > c."offset"
       WHERE v.view = v_view AND (e.created_at >= v.start_at OR v.start_at <= v.created_at)
       UNION
      SELECT e."offset", e.decider, e.decider_id, e.version, e.created_at
        FROM views v JOIN gaps g ON g.view = v.view JOIN events e ON e."offset" BETWEEN g.first_offset AND g.last_offset
       WHERE v.view = v_view AND (e.created_at >= v.start_at OR v.start_at <= v.created_at)
    )
    SELECT count(DISTINCT (p.decider, p.decider_id)), count(*),
           (SELECT count(*) FROM get_parked_streams(v_view)), min(p.created_at), store_clock() - min(p.created_at)
      FROM pending p
     -- A stream may have been delivered further than the view has looked at the log.
     WHERE NOT EXISTS (SELECT FROM locks l
                        WHERE l.view = v_view AND l.decider = p.decider AND l.decider_id = p.decider_id
                          AND l.last_version >= p.version);
END
$$;
