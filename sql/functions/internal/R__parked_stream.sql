-- Locks and returns a parked stream of a view, and refuses if it is not parked.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION parked_stream(v_view text, v_decider_id text, v_decider text) RETURNS locks
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_lock locks := stream_of_view(v_view, v_decider_id, v_decider);
BEGIN
  IF v_lock.locked_until IS DISTINCT FROM 'infinity'::timestamptz THEN
    PERFORM refuse_delivery('ST014', v_view, v_decider_id, 'the stream is not parked');
  END IF;
  RETURN v_lock;
END
$$;
