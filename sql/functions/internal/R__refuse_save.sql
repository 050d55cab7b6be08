-- Raises the error that says why a state was not saved behind version v_expected of its stream.
-- The detail is JSON, for programs.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_save(v_decider text, v_decider_id text, v_expected bigint) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_code text := '23S02';
  v_message text := 'the state has another version by now';
  v_hint text := 'Another writer was faster: load the state, decide and save again.';
  v_version bigint;
  v_final boolean;
BEGIN
  SELECT s.version, s.final INTO v_version, v_final FROM get_state(v_decider_id, v_decider) s;
  IF v_final THEN
    v_code := '23S04';
    v_message := 'last state for this decider stream is already final';
    v_hint := 'The stream is closed: nothing can follow its final state.';
  ELSIF v_expected = 0 THEN
    v_code := '23S01';
    v_message := 'version can only be 0 for the first state';
  END IF;
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('%s (stream %s/%s, version %s, expected %s)', v_message, v_decider, v_decider_id, coalesce(v_version, 0), v_expected),
    DETAIL = jsonb_build_object('decider', v_decider, 'decider_id', v_decider_id,
                                'expected', v_expected, 'version', coalesce(v_version, 0))::text,
    HINT = v_hint;
END
$$;
