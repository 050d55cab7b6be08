-- Appends one event to its stream.
-- v_previous_id is the id of the last event of the stream, or null for the first event. If it names an older event, another
-- writer was faster, and the append is refused.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION append_event(
  v_event text, v_event_id uuid, v_decider text, v_decider_id text, v_data jsonb,
  v_command_id uuid, v_previous_id uuid, v_event_version bigint DEFAULT 1,
  v_final boolean DEFAULT false, v_metadata jsonb DEFAULT '{}'
) RETURNS SETOF events
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer
BEGIN
  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, event_version, decider, decider_id, data, command_id, previous_id, final, metadata,
            version, created_at, "offset", transaction_id)
    SELECT v_event, v_event_id, v_event_version, v_decider, v_decider_id, v_data, v_command_id, v_previous_id, v_final, v_metadata,
           p.version, greatest(store_clock(), p.last_at), next_offset(), pg_current_xact_id()
      FROM deciders d CROSS JOIN free_place(v_decider, v_decider_id, v_previous_id) p
     WHERE d.decider = v_decider AND d.event = v_event AND d.event_version = v_event_version
       AND (v_event_id, v_command_id, v_final) IS NOT NULL
       AND (v_previous_id IS NOT NULL OR is_name(v_decider_id)) AND is_document(v_data, v_metadata)
    RETURNING e.*;
  IF NOT FOUND THEN
    -- chain_event() says why. If the reason is gone by now, it takes the event.
    RETURN QUERY
      INSERT INTO events AS e
             (event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata)
      VALUES (v_event, v_event_id, v_decider, v_decider_id, v_data, v_command_id, v_previous_id, v_event_version,
              v_final, v_metadata)
      RETURNING e.*;
  END IF;
END
$$;
