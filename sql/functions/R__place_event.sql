-- Appends the single event of a command, and returns only what the store adds to it.
-- The id of the event is made from that of the command. Otherwise as append_event.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION place_event(
  v_event text, v_event_version bigint, v_decider text, v_decider_id text, v_data jsonb,
  v_command_id uuid, v_previous_id uuid, v_final boolean, v_metadata jsonb
) RETURNS TABLE (event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
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
    SELECT v_event, event_id_of(v_command_id, 1::bigint), v_event_version, v_decider, v_decider_id, v_data, v_command_id,
           v_previous_id, v_final, v_metadata,
           p.version, greatest(store_clock(), p.last_at), next_offset(), pg_current_xact_id()
      FROM deciders d CROSS JOIN free_place(v_decider, v_decider_id, v_previous_id) p
     WHERE d.decider = v_decider AND d.event = v_event AND d.event_version = v_event_version
       AND (v_command_id, v_final) IS NOT NULL
       AND (v_previous_id IS NOT NULL OR is_name(v_decider_id)) AND is_document(v_data, v_metadata)
    RETURNING e.event_id, e.version, e."offset", e.created_at;
  IF NOT FOUND THEN
    RETURN QUERY
      SELECT e.event_id, e.version, e."offset", e.created_at
        FROM append_event(v_event, event_id_of(v_command_id, 1::bigint), v_decider, v_decider_id, v_data, v_command_id,
                          v_previous_id, v_event_version, v_final, v_metadata) e;
  END IF;
END
$$;
