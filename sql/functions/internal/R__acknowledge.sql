-- Acknowledges events of several streams, or returns nothing and changes nothing if any of them may not be acknowledged.
-- The rules of ack_event: the caller holds the lease, the event belongs to the stream, was delivered and is not acknowledged
-- yet. Under a lease without a name it is also the next event that the view reads.
-- Streams are locked in the order that all consumers share, so that two calls cannot deadlock.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION acknowledge(
  v_view text, v_deciders text[], v_decider_ids text[], v_offsets bigint[], v_lease uuid
) RETURNS SETOF locks
LANGUAGE plpgsql
-- One plan for every call, in which each row is found by key (see dispatch_events).
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RETURN QUERY
    WITH acked AS MATERIALIZED (
      SELECT u.decider, u.decider_id, u."offset", e.version
        FROM (SELECT * FROM unnest(v_deciders, v_decider_ids, v_offsets) AS d (decider, decider_id, "offset")
               ORDER BY d.decider COLLATE "C", d.decider_id COLLATE "C") u
       CROSS JOIN LATERAL (SELECT l.* FROM locks l
                            WHERE l.view = v_view AND l.decider = u.decider AND l.decider_id = u.decider_id
                              AND l.lease IS NOT DISTINCT FROM v_lease AND u."offset" <= l.delivered_offset
                            LIMIT 1
                              FOR NO KEY UPDATE) l
       CROSS JOIN LATERAL (SELECT n.* FROM events n WHERE n."offset" = u."offset" LIMIT 1) e
       WHERE e.decider = u.decider AND e.decider_id = u.decider_id AND e.version > l.last_version
         AND (v_lease IS NOT NULL OR e.version = l.last_version + 1 OR e.version = next_version(l))
    )
    -- Never a new row: an upsert finds what it changes by key, where an update might look for it elsewhere.
    INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                            locked_until, offset_final, created_at, updated_at)
    SELECT v_view, a.decider, a.decider_id, a."offset", a."offset", a.version, store_clock(), false, store_clock(), store_clock()
      FROM acked a
     WHERE cardinality(v_offsets) = (SELECT count(DISTINCT (d.decider, d.decider_id)) FROM acked d)
    ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
       SET last_offset = excluded.last_offset, last_version = excluded.last_version, attempts = 0, updated_at = store_clock(),
           delivered_offset = CASE WHEN excluded.last_offset < l.delivered_offset THEN l.delivered_offset END,
           lease = CASE WHEN excluded.last_offset < l.delivered_offset THEN l.lease END,
           locked_until = CASE WHEN excluded.last_offset < l.delivered_offset THEN l.locked_until ELSE store_clock() END
    RETURNING l.*;
END
$$;
