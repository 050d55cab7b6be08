-- Extends the leases of several streams to v_seconds from now, and returns the streams that the caller still holds.
-- A stream that is missing from the result is lost or acknowledged. The call never waits: a stream that another transaction
-- has locked, such as one that has acknowledged and is about to commit, is still held, and is returned unchanged.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION renew_leases(
  v_view text, v_deciders text[], v_decider_ids text[], v_seconds int DEFAULT NULL, v_lease uuid DEFAULT NULL
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
DECLARE
  v_duration bigint := coalesce(v_seconds::bigint, (SELECT v.lock_timeout_s FROM views v WHERE v.view = v_view));
BEGIN
  PERFORM require_view(v_view);
  PERFORM require_same_length(cardinality(v_deciders), cardinality(v_decider_ids));
  PERFORM require_range('seconds', v_duration, 0::bigint, 31536000::bigint);

  WITH free AS MATERIALIZED (
    SELECT l.*
      FROM (SELECT DISTINCT u.decider, u.decider_id FROM unnest(v_deciders, v_decider_ids) AS u (decider, decider_id)) d
     CROSS JOIN LATERAL (SELECT l.* FROM locks l
                          WHERE l.view = v_view AND l.decider = d.decider AND l.decider_id = d.decider_id
                            AND l.delivered_offset IS NOT NULL AND l.lease IS NOT DISTINCT FROM v_lease
                          LIMIT 1
                            FOR NO KEY UPDATE SKIP LOCKED) l
  )
  -- Never a new row: an upsert finds what it changes by key, where an update might look for it elsewhere.
  INSERT INTO locks AS l SELECT f.* FROM free f
  ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
     SET locked_until = store_clock() + v_duration * interval '1 second', updated_at = store_clock();

  -- A statement of its own: what somebody took, and committed, while the one above looked is no longer in sight.
  RETURN QUERY
    SELECT l.*
      FROM (SELECT DISTINCT u.decider, u.decider_id FROM unnest(v_deciders, v_decider_ids) AS u (decider, decider_id)) d
     CROSS JOIN LATERAL (SELECT l.* FROM locks l
                          WHERE l.view = v_view AND l.decider = d.decider AND l.decider_id = d.decider_id
                            AND l.delivered_offset IS NOT NULL AND l.lease IS NOT DISTINCT FROM v_lease
                          LIMIT 1) l;
END
$$;
