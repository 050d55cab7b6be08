-- Returns the parked streams of a view with the error of the event that failed, longest parked first.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION get_parked_streams(v_view text) RETURNS SETOF locks
LANGUAGE plpgsql STABLE SECURITY DEFINER
-- By key, whatever the statistics say (see dispatch_events).
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: reader, admin
BEGIN
  RETURN QUERY
    SELECT l.* FROM locks l
     WHERE l.view = v_view AND l."offset" > l.last_offset AND l.locked_until = 'infinity'::timestamptz
     ORDER BY l.updated_at;
END
$$;
