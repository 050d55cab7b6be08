-- Appends the events of a command on several streams, all or none, and returns only what the store adds to each.
-- v_read_ids names streams that were read for the command and get no event, and v_read_last_ids their last events (null: the
-- stream is new). If one of them has moved, nothing is appended. Commands on several streams follow each other where they
-- meet, so that what is checked here stays true until the commit.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION place_command(
  v_events text[], v_event_versions bigint[], v_deciders text[], v_decider_ids text[], v_data jsonb[], v_command_id uuid,
  v_previous_ids uuid[], v_finals boolean[], v_metadata jsonb,
  v_read_deciders text[], v_read_ids text[], v_read_last_ids uuid[]
) RETURNS TABLE (event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: writer
BEGIN
  PERFORM claim_streams(v_deciders || v_read_deciders, v_decider_ids || v_read_ids);
  RETURN QUERY
    SELECT * FROM place_anywhere(v_events, v_event_versions, v_deciders, v_decider_ids, v_data, v_command_id, v_previous_ids,
                                 v_finals, v_metadata);
  IF NOT FOUND AND cardinality(v_events) > 0 THEN
    RETURN QUERY
      SELECT * FROM chain_events(v_events, v_event_versions, v_deciders, v_decider_ids, v_data, v_command_id, v_previous_ids,
                                 v_finals, v_metadata);
  END IF;
  PERFORM require_unmoved(v_read_deciders, v_read_ids, v_read_last_ids);
END
$$;
