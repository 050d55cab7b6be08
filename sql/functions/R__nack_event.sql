-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- An earlier signature.
DROP FUNCTION IF EXISTS nack_event(text, text, text);

-- Not processed: available again at once, behind the streams that wait already.
CREATE OR REPLACE FUNCTION nack_event(
  v_view text, v_decider_id text, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY SELECT * FROM schedule_nack_event(v_view, v_decider_id, 0::bigint, v_decider, v_lease);
END
$$;
