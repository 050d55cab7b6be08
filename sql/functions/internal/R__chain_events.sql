-- Inserts the events of a command one by one through chain_event(), after a faster way found that one of them does not fit.
-- The trigger says which one, and why. If the reason is gone by now, it takes them.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION chain_events(
  v_events text[], v_event_versions bigint[], v_deciders text[], v_decider_ids text[], v_data jsonb[], v_command_id uuid,
  v_previous_ids uuid[], v_finals boolean[], v_metadata jsonb
) RETURNS TABLE (event_id uuid, version bigint, "offset" bigint, created_at timestamptz)
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RETURN QUERY
    INSERT INTO events AS e
           (event, event_id, decider, decider_id, data, command_id, previous_id, event_version, final, metadata)
    SELECT n.event, n.id, n.decider, n.decider_id, n.data, v_command_id,
           coalesce(lag(n.id) OVER (PARTITION BY n.decider, n.decider_id ORDER BY n.n), n.previous_id),
           n.event_version, n.final, v_metadata
      FROM (SELECT u.*, event_id_of(v_command_id, u.n) AS id
              FROM unnest(v_events, v_deciders, v_decider_ids, v_data, v_previous_ids, v_event_versions, v_finals)
                   WITH ORDINALITY AS u (event, decider, decider_id, data, previous_id, event_version, final, n)) n
     ORDER BY n.n
    RETURNING e.event_id, e.version, e."offset", e.created_at;
END
$$;
