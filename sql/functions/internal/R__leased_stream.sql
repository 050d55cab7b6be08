-- Locks and returns the stream that a consumer names, and refuses if the consumer does not hold its lease.
-- Leases without a name are told apart by the event that they were given for: v_offset, if the caller passes it, has to be
-- the next event of the stream.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION leased_stream(
  v_view text, v_decider_id text, v_decider text, v_lease uuid, v_offset bigint DEFAULT NULL
) RETURNS locks
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_lock locks := stream_of_view(v_view, v_decider_id, v_decider);
BEGIN
  IF v_lock.delivered_offset IS NULL THEN
    PERFORM refuse_delivery('ST011', v_view, v_decider_id, 'the lease is lost, or there never was one');
  ELSIF v_lock.lease IS DISTINCT FROM v_lease THEN
    PERFORM refuse_delivery('ST011', v_view, v_decider_id, 'the stream is leased under another name');
  ELSIF v_lease IS NULL AND v_offset IS NOT NULL
        AND NOT EXISTS (SELECT FROM events e
                         WHERE e.decider = v_lock.decider AND e.decider_id = v_lock.decider_id
                           AND e."offset" = v_offset AND e.version = next_version(v_lock)) THEN
    PERFORM refuse_delivery('ST011', v_view, v_decider_id,
                            format('the lease is lost: the event at offset %s is no longer the next one of the stream', v_offset));
  END IF;
  RETURN v_lock;
END
$$;
