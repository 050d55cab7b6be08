-- Saves the states of all streams of one command: all or none.
-- v_versions has, for each stream, the version that the command was decided on (0 for a new stream). A writer that names
-- another version has been overtaken and is refused. Streams are locked in one order, so that two calls cannot deadlock; a
-- call that waited for a rival sees what the rival saved.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION save_states(
  v_deciders text[], v_decider_ids text[], v_states jsonb[], v_versions bigint[], v_finals boolean[],
  v_command_id uuid, v_metadata jsonb DEFAULT '{}'
) RETURNS SETOF states
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: writer
DECLARE
  v_size integer := cardinality(v_deciders);
  v_save record;
BEGIN
  IF v_command_id IS NULL THEN
    PERFORM refuse_argument('22S01', 'command_id', NULL, 'must be given');
  ELSIF (v_size = ALL (ARRAY[cardinality(v_decider_ids), cardinality(v_states), cardinality(v_versions), cardinality(v_finals)])) IS NOT TRUE THEN
    PERFORM refuse_argument('22S04', 'arrays', v_size::text, 'must be as long as v_deciders');
  END IF;

  FOR v_save IN
    SELECT u.*, count(*) OVER (PARTITION BY u.decider, u.decider_id) AS times
      FROM unnest(v_deciders, v_decider_ids, v_states, v_versions, v_finals) AS u (decider, decider_id, state, version, final)
     ORDER BY u.decider COLLATE "C", u.decider_id COLLATE "C"
  LOOP
    PERFORM require_name('decider', v_save.decider), require_name('decider_id', v_save.decider_id),
            require_range('version', v_save.version, 0, 9223372036854775806),
            require_document('state', v_save.state, v_metadata);
    IF v_save.final IS NULL THEN
      PERFORM refuse_argument('22S01', 'final', NULL, 'must be given');
    ELSIF v_save.times > 1 THEN
      PERFORM refuse_argument('22S04', 'decider_ids', v_save.decider_id, 'must name a stream once');
    ELSIF v_save.version = 0 THEN
      INSERT INTO states AS s (decider, decider_id, version, state, final, command_id, metadata, updated_at)
      VALUES (v_save.decider, v_save.decider_id, 1, v_save.state, v_save.final, v_command_id, v_metadata, store_clock())
      ON CONFLICT DO NOTHING;
    ELSE
      UPDATE states s
         SET version = s.version + 1, state = v_save.state, final = v_save.final, command_id = v_command_id,
             metadata = v_metadata, updated_at = greatest(store_clock(), s.updated_at)
       WHERE s.decider = v_save.decider AND s.decider_id = v_save.decider_id AND s.version = v_save.version AND NOT s.final;
    END IF;
    IF NOT FOUND THEN
      PERFORM refuse_save(v_save.decider, v_save.decider_id, v_save.version);
    END IF;
  END LOOP;
  RETURN QUERY
    SELECT s.*
      FROM unnest(v_deciders, v_decider_ids) WITH ORDINALITY AS u (decider, decider_id, n)
      JOIN states s ON s.decider = u.decider AND s.decider_id = u.decider_id
     ORDER BY u.n;
END
$$;
