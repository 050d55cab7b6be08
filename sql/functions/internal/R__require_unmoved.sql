-- Raises an error if a stream has moved: its last event is not the one that was read. The detail is JSON, for programs.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_unmoved(v_deciders text[], v_decider_ids text[], v_last_ids uuid[]) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  moved record;
BEGIN
  SELECT s.decider, s.decider_id, s.last_id, e.event_id, coalesce(e.version, 0) AS version INTO moved
    FROM unnest((SELECT v_deciders), (SELECT v_decider_ids), (SELECT v_last_ids)) AS s (decider, decider_id, last_id)
    LEFT JOIN LATERAL (SELECT l.event_id, l.version FROM events l
                        WHERE l.decider = s.decider AND l.decider_id = s.decider_id
                        ORDER BY l.version DESC
                        LIMIT 1) e ON true
   WHERE e.event_id IS DISTINCT FROM s.last_id
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = '23S07',
      MESSAGE = format('a stream that was read for the command has moved (stream %s/%s, version %s, last event %s, read %s)',
                       moved.decider, moved.decider_id, moved.version, coalesce(moved.event_id::text, 'none'),
                       coalesce(moved.last_id::text, 'null')),
      DETAIL = jsonb_build_object('decider', moved.decider, 'decider_id', moved.decider_id, 'expected', moved.last_id,
                                  'actual', moved.event_id, 'version', moved.version)::text,
      HINT = 'Nothing was stored. Load the streams, decide and append again.';
  END IF;
END
$$;
