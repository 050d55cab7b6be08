-- Refuses a text that cannot name a decider, an event type, a stream or a view.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_name(v_argument text, v_value text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF NOT is_name(v_value) THEN
    PERFORM refuse_argument('22S01', v_argument, v_value,
                            'must be a text of 1 to 512 bytes that is not blank and has no control characters');
  END IF;
END
$$;
