-- Returns the types of the events that a view handles next, and before how many streams one of each stands.
-- Consumers that cannot read such a type hold these streams back for others that run newer code. The cost grows with what is
-- pending.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_next_types(v_view text) RETURNS TABLE (
  decider text, event text, event_version bigint, streams bigint
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
  IF NOT EXISTS (SELECT FROM views v WHERE v.view = v_view) THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
  RETURN QUERY
    SELECT e.decider, e.event, e.event_version, count(*)
      FROM (SELECT min(p.place) AS place FROM pending_events(v_view, NULL::bigint) p GROUP BY p.decider, p.decider_id) n
     CROSS JOIN LATERAL (SELECT e.* FROM events e WHERE e."offset" = n.place LIMIT 1) e
     GROUP BY e.decider, e.event, e.event_version
     ORDER BY e.decider, e.event, e.event_version;
END
$$;
