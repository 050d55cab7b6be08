-- Acknowledges an event: the view has processed it, and the next event of the stream may be delivered.
-- Progress only moves forward, and only over events that were delivered under this lease. A consumer that lost its lease
-- is refused (ST011) and rolls back. Without a lease name, only the next event that the view reads can be acknowledged;
-- with one, the call acknowledges every event up to v_offset. The lease ends when all delivered events are acknowledged.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION ack_event(
  v_view text, v_decider_id text, v_offset bigint, v_decider text DEFAULT NULL, v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_lock locks := leased_stream(v_view, v_decider_id, v_decider, v_lease);
  v_version bigint;
BEGIN
  SELECT e.version INTO v_version FROM events e
   WHERE e."offset" = v_offset AND e.decider = v_lock.decider AND e.decider_id = v_lock.decider_id;
  IF v_version IS NULL OR v_offset > v_lock.delivered_offset OR v_version <= v_lock.last_version
     OR (v_lease IS NULL AND v_version <> v_lock.last_version + 1 AND v_version IS DISTINCT FROM next_version(v_lock)) THEN
    PERFORM refuse_delivery('ST012', v_view, v_decider_id,
                            format('offset %s does not acknowledge what comes after version %s, up to offset %s',
                                   v_offset, v_lock.last_version, v_lock.delivered_offset));
  END IF;
  RETURN QUERY
    UPDATE locks l
       SET last_offset = v_offset, last_version = v_version, attempts = 0, updated_at = store_clock(),
           delivered_offset = CASE WHEN v_offset < l.delivered_offset THEN l.delivered_offset END,
           lease = CASE WHEN v_offset < l.delivered_offset THEN l.lease END,
           locked_until = CASE WHEN v_offset < l.delivered_offset THEN l.locked_until ELSE store_clock() END
     WHERE l.view = v_lock.view AND l.decider = v_lock.decider AND l.decider_id = v_lock.decider_id
    RETURNING l.*;
END
$$;
