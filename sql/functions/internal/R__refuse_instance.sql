-- Raises the error of a call that does not fit the state of an instance.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_instance(v_code text, v_process text, v_instance text, v_reason text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('process %s, instance %s: %s', v_process, v_instance, v_reason),
    DETAIL = jsonb_build_object('process', v_process, 'instance', v_instance)::text,
    HINT = 'Look at get_instances, and call again with what it says.';
END
$$;
