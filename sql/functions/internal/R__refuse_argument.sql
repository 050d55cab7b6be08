-- Raises the error of a call with an invalid argument.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_argument(v_code text, v_argument text, v_value text, v_rule text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('%s %s, but was %s', v_argument, v_rule, coalesce(quote_literal(left(v_value, 100)), 'null')),
    DETAIL = jsonb_build_object('argument', v_argument, 'value', left(v_value, 100))::text,
    HINT = 'Nothing was stored. Correct the argument and call again.';
END
$$;
