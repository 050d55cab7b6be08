-- Releases streams that a consumer has leased and not tried, for example because it stops.
-- Streams that the consumer still holds are available again after the delay, and are returned. Streams that another
-- consumer has leased since are left alone. Unlike nack_event, the call does not count as an attempt. Without streams
-- (null), it releases all streams leased under this name, for example after a stream_events whose reply was lost.
-- Streams are locked in the order that all consumers share, so that two calls cannot deadlock.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION nack_events(
  v_view text, v_deciders text[], v_decider_ids text[], v_milliseconds bigint DEFAULT 0, v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER
-- One plan for every call, in which each row is found by key (see dispatch_events).
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
SET search_path FROM CURRENT
AS $$
-- Roles: consumer
BEGIN
  PERFORM require_view(v_view);
  PERFORM require_same_length(cardinality(v_deciders), cardinality(v_decider_ids));
  PERFORM require_range('milliseconds', v_milliseconds, 0::bigint, 31536000000::bigint);

  RETURN QUERY
    WITH held AS MATERIALIZED (
      SELECT l.*
        FROM (SELECT n.*
                FROM (SELECT DISTINCT u.decider, u.decider_id FROM unnest(v_deciders, v_decider_ids) AS u (decider, decider_id)
                       UNION ALL
                      SELECT a.decider, a.decider_id FROM locks a
                       WHERE v_deciders IS NULL AND a.view = v_view AND a.lease = v_lease AND a."offset" > a.last_offset) n
               ORDER BY n.decider COLLATE "C", n.decider_id COLLATE "C") d
       CROSS JOIN LATERAL (SELECT l.* FROM locks l
                            WHERE l.view = v_view AND l.decider = d.decider AND l.decider_id = d.decider_id
                              AND l.delivered_offset IS NOT NULL AND l.lease IS NOT DISTINCT FROM v_lease
                            LIMIT 1
                              FOR NO KEY UPDATE) l
    )
    -- Never a new row: an upsert finds what it changes by key, where an update might look for it elsewhere.
    INSERT INTO locks AS l SELECT h.* FROM held h
    ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
       SET delivered_offset = NULL, lease = NULL, attempts = greatest(l.attempts - 1, 0), updated_at = store_clock(),
           locked_until = store_clock() + v_milliseconds * interval '1 millisecond'
    RETURNING l.*;
END
$$;
