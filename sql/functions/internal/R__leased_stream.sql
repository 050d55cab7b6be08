-- Locks and returns the stream that a consumer names, and refuses if the consumer does not hold its lease.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION leased_stream(v_view text, v_decider_id text, v_decider text, v_lease uuid) RETURNS locks
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_lock locks := stream_of_view(v_view, v_decider_id, v_decider);
BEGIN
  IF v_lock.delivered_offset IS NULL THEN
    PERFORM refuse_delivery('ST011', v_view, v_decider_id, 'the lease is lost, or there never was one');
  ELSIF v_lock.lease IS DISTINCT FROM v_lease THEN
    PERFORM refuse_delivery('ST011', v_view, v_decider_id, 'the stream is leased under another name');
  END IF;
  RETURN v_lock;
END
$$;
