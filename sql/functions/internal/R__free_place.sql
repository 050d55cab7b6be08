-- Finds the place behind the event v_previous_id (null: the first place) in a stream.
-- Returns no row if that event is not the last one of the stream, or closes it. One look at the last event decides. Two
-- writers that look at the same moment collide on the unique key (decider, decider_id, version). An event is never older than
-- the one before it, which was stored at last_at. Inlined where it is used; SET search_path would prevent that.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION free_place(v_decider text, v_decider_id text, v_previous_id uuid)
RETURNS TABLE (version bigint, last_at timestamptz)
LANGUAGE sql STABLE
AS $$
-- Roles: none
  SELECT coalesce(last.version, 0) OPERATOR(pg_catalog.+) 1, last.created_at
    FROM (SELECT) stream
    LEFT JOIN LATERAL (SELECT e.event_id, e.version, e.final, e.created_at FROM events e
                        WHERE e.decider OPERATOR(pg_catalog.=) v_decider AND e.decider_id OPERATOR(pg_catalog.=) v_decider_id
                        ORDER BY e.version DESC
                        LIMIT 1) last ON true
   WHERE v_previous_id IS NOT DISTINCT FROM last.event_id AND last.final IS NOT TRUE
$$;
