-- Appends all events of one command to one or several streams: all or none, and only once.
-- If the events of the command are already stored, the call appends nothing and returns them. v_previous_ids has, for each
-- event, the id of the last event of its stream when the command was decided (null for a new stream). Further events of
-- the same stream in one call repeat that id.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION append_events(
  v_events text[], v_deciders text[], v_decider_ids text[], v_data jsonb[], v_command_id uuid, v_previous_ids uuid[],
  v_event_versions bigint[] DEFAULT NULL, v_finals boolean[] DEFAULT NULL, v_metadata jsonb DEFAULT '{}'
) RETURNS SETOF events
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer
DECLARE
  v_size integer := cardinality(v_events);
BEGIN
  IF v_command_id IS NULL THEN
    PERFORM refuse_argument('22S01', 'command_id', NULL, 'must be given');
  ELSIF (v_size = ALL (ARRAY[cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_data), cardinality(v_previous_ids),
                             coalesce(cardinality(v_event_versions), v_size), coalesce(cardinality(v_finals), v_size)])) IS NOT TRUE THEN
    PERFORM refuse_argument('22S04', 'arrays', v_size::text, 'must be as long as v_events');
  END IF;

  -- First, as who calls claim_streams before has no choice: all take streams before the command, so none waits in a circle.
  IF v_size > 1 AND EXISTS (SELECT FROM unnest(v_deciders, v_decider_ids) AS d (decider, decider_id)
                             WHERE (d.decider, d.decider_id) IS DISTINCT FROM (v_deciders[1], v_decider_ids[1])) THEN
    PERFORM claim_streams(v_deciders, v_decider_ids);
  END IF;

  -- The same command at the same moment waits here, and then finds what the other has stored.
  PERFORM pg_advisory_xact_lock(hashtextextended(v_command_id::text, 1::bigint));
  IF EXISTS (SELECT FROM events e WHERE e.event_id = event_id_of(v_command_id, 1::bigint) AND e.command_id = v_command_id) THEN
    RETURN QUERY SELECT * FROM get_events_of_command(v_command_id);
    RETURN;
  END IF;

  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata)
    SELECT n.event, n.id, n.decider, n.decider_id, n.data, v_command_id,
           coalesce(lag(n.id) OVER (PARTITION BY n.decider, n.decider_id ORDER BY n.n), n.previous_id),
           CASE WHEN v_event_versions IS NULL THEN 1 ELSE n.event_version END,
           CASE WHEN v_finals IS NULL THEN false ELSE n.final END, v_metadata
      FROM (SELECT u.*, event_id_of(v_command_id, u.n) AS id
              FROM unnest(v_events, v_deciders, v_decider_ids, v_data, v_previous_ids, v_event_versions, v_finals)
                   WITH ORDINALITY AS u (event, decider, decider_id, data, previous_id, event_version, final, n)) n
     ORDER BY n.n
    RETURNING e.*;
END
$$;
