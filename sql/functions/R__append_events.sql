-- Appends all events of one command, to one stream or several: all or none, and once.
-- If the events of the command are stored already, it appends nothing and returns those. v_previous_ids holds for each event
-- the id of the last event of its stream, as it was when the command was decided, or null for a new stream. Later events of the
-- same stream in this call repeat it.

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
  v_size integer := coalesce(cardinality(v_events), 0);
  v_versions bigint[] := coalesce(v_event_versions, array_fill(1::bigint, ARRAY[v_size]));
  v_closing boolean[] := coalesce(v_finals, array_fill(false, ARRAY[v_size]));
  v_is_one_stream boolean := v_deciders = array_fill(v_deciders[1], ARRAY[v_size])
                             AND v_decider_ids = array_fill(v_decider_ids[1], ARRAY[v_size]);
  v_offsets bigint[];
BEGIN
  IF v_command_id IS NULL THEN
    PERFORM refuse_argument('22S01', 'command_id', NULL, 'must be given');
  ELSIF (v_size = ALL (ARRAY[cardinality(v_events), cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_data),
                             cardinality(v_previous_ids), cardinality(v_versions), cardinality(v_closing)])) IS NOT TRUE THEN
    PERFORM refuse_argument('22S04', 'arrays', cardinality(v_events)::text, 'must be as long as v_events');
  ELSIF NOT v_is_one_stream THEN
    -- Before the command, since a caller of claim_streams has no choice: one order of locks for all, so none deadlocks.
    PERFORM claim_streams(v_deciders, v_decider_ids);
  END IF;

  -- The same command at the same moment waits here, and then finds what the other has stored.
  PERFORM claim(hashtextextended(v_command_id::text, 1::bigint));
  IF EXISTS (SELECT FROM events e WHERE e.event_id = event_id_of(v_command_id, 1::bigint) AND e.command_id = v_command_id) THEN
    RETURN QUERY SELECT * FROM get_events_of_command(v_command_id);
    RETURN;
  END IF;

  IF v_is_one_stream AND array_position(v_closing[:v_size - 1], true) IS NULL THEN
    v_offsets := ARRAY(SELECT p."offset"
                         FROM place_events(v_events, v_versions, v_deciders[1], v_decider_ids[1], v_data, v_command_id,
                                           v_previous_ids[1], v_closing[v_size], v_metadata) p);
  ELSE
    v_offsets := ARRAY(SELECT p."offset"
                         FROM place_anywhere(v_events, v_versions, v_deciders, v_decider_ids, v_data, v_command_id,
                                             v_previous_ids, v_closing, v_metadata) p);
  END IF;
  IF cardinality(v_offsets) = 0 THEN
    v_offsets := ARRAY(SELECT p."offset"
                         FROM chain_events(v_events, v_versions, v_deciders, v_decider_ids, v_data, v_command_id, v_previous_ids,
                                           v_closing, v_metadata) p);
  END IF;
  RETURN QUERY SELECT e.* FROM events e WHERE e."offset" = ANY ((SELECT v_offsets)::bigint[]) ORDER BY e."offset";
END
$$;
