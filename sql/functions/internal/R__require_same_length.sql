-- Refuses arrays that do not belong together, because one is longer than another. Pass the cardinality of each.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_same_length(VARIADIC v_lengths int[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF array_remove(v_lengths, v_lengths[1]) <> '{}' THEN
    PERFORM refuse_argument('22S04', 'arrays', array_to_string(v_lengths, ', '), 'must be equally long');
  END IF;
END
$$;
