-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The streams that a view has given up for now, each with the error of its next event; longest parked first.
CREATE OR REPLACE FUNCTION get_parked_streams(v_view text) RETURNS SETOF locks
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY
    SELECT l.* FROM locks l
     WHERE l.view = v_view AND l."offset" > l.last_offset AND l.locked_until = 'infinity'::timestamptz
     ORDER BY l.updated_at;
END
$$;
