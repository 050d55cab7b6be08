-- Appends one event to its stream.
-- v_previous_id is the id of the last event of the stream, or null for the first event. A writer that names an older event
-- has been overtaken and is refused.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION append_event(
  v_event text, v_event_id uuid, v_decider text, v_decider_id text, v_data jsonb,
  v_command_id uuid, v_previous_id uuid, v_event_version bigint DEFAULT 1,
  v_final boolean DEFAULT false, v_metadata jsonb DEFAULT '{}'
) RETURNS SETOF events
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: writer
BEGIN
  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata)
    VALUES (v_event, v_event_id, v_decider, v_decider_id, v_data, v_command_id, v_previous_id, v_event_version,
            v_final, v_metadata)
    RETURNING e.*;
END
$$;
