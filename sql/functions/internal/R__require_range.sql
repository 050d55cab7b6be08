-- Refuses a number that is missing or out of range.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_range(v_argument text, v_value bigint, v_least bigint, v_most bigint) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF (v_value BETWEEN v_least AND v_most) IS NOT TRUE THEN
    PERFORM refuse_argument('22S04', v_argument, v_value::text, format('must be from %s to %s', v_least, v_most));
  END IF;
END
$$;
