-- Releases a stream whose event was not processed: it is delivered again at once, after the streams that already wait.
-- Under a lease without a name, pass v_offset, the event that was delivered: a consumer that lost its lease is then refused.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION nack_event(
  v_view text, v_decider_id text, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL,
  v_offset bigint DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: consumer
BEGIN
  RETURN QUERY SELECT * FROM schedule_nack_event(v_view, v_decider_id, 0::bigint, v_decider, v_lease, v_offset);
END
$$;
