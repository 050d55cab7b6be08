-- Acknowledges an event: the view has processed it, and the next event of the stream may be delivered.
-- Progress only moves forward, and only over events that were delivered under this lease. A consumer that lost its lease
-- is refused (ST011) and rolls back. Without a lease name, only the next event that the view reads can be acknowledged;
-- with one, the call acknowledges every event up to v_offset. The lease ends when all delivered events are acknowledged.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION ack_event(
  v_view text, v_decider_id text, v_offset bigint, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_lock locks;
BEGIN
  IF v_decider IS NOT NULL THEN
    RETURN QUERY SELECT * FROM acknowledge(v_view, ARRAY[v_decider], ARRAY[v_decider_id], ARRAY[v_offset], v_lease);
    IF FOUND THEN
      RETURN;
    END IF;
  END IF;
  -- Finds the decider, or the reason to refuse.
  v_lock := leased_stream(v_view, v_decider_id, v_decider, v_lease);
  RETURN QUERY SELECT * FROM acknowledge(v_view, ARRAY[v_lock.decider], ARRAY[v_lock.decider_id], ARRAY[v_offset], v_lease);
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST012', v_view, v_decider_id,
                            format('offset %s does not acknowledge what comes after version %s, up to offset %s',
                                   v_offset, v_lock.last_version, v_lock.delivered_offset));
  END IF;
END
$$;
