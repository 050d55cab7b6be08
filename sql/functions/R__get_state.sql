-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The state of a stream, or no row.
CREATE OR REPLACE FUNCTION get_state(v_decider_id text, v_decider text) RETURNS SETOF states
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY SELECT s.* FROM states s WHERE s.decider = v_decider AND s.decider_id = v_decider_id;
END
$$;
