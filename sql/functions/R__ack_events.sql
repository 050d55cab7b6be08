-- Acknowledges events of several streams in one call, as ack_event does for one: all or none.
-- Streams are locked in the order that all consumers share, so that two calls cannot deadlock.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION ack_events(
  v_view text, v_deciders text[], v_decider_ids text[], v_offsets bigint[], v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: consumer
DECLARE
  v_acked_deciders text[];
  v_acked_ids text[];
  v_acked_offsets bigint[];
  v_acked_versions bigint[];
BEGIN
  -- A decider that unnest() made null would be any decider. All of them null are nothing to acknowledge: array_agg() of no row.
  IF cardinality(v_deciders) IS DISTINCT FROM cardinality(v_decider_ids)
     OR cardinality(v_deciders) IS DISTINCT FROM cardinality(v_offsets) THEN
    PERFORM refuse_argument('22S04', 'arrays', concat_ws(', ', cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_offsets)),
                            'must be equally long');
  END IF;
  -- All at once, if nothing is wrong with any of them: the same conditions as of ack_event.
  IF v_lease IS NOT NULL THEN
    SELECT array_agg(d.decider), array_agg(d.decider_id), array_agg(d."offset"), array_agg(d.version)
      INTO v_acked_deciders, v_acked_ids, v_acked_offsets, v_acked_versions
      FROM (SELECT l.decider, l.decider_id, u."offset", e.version
              FROM (SELECT v_view AS view, d.*
                      FROM unnest(v_deciders, v_decider_ids, v_offsets) AS d (decider, decider_id, "offset") OFFSET 0) u
              JOIN locks l ON l.view = u.view AND l.decider = u.decider AND l.decider_id = u.decider_id
             CROSS JOIN LATERAL (SELECT n.version FROM events n
                                  WHERE n."offset" = u."offset" AND n.decider = u.decider AND n.decider_id = u.decider_id
                                  LIMIT 1) e
             WHERE l.lease = v_lease AND u."offset" <= l.delivered_offset AND e.version > l.last_version
             ORDER BY l.decider COLLATE "C", l.decider_id COLLATE "C"
               FOR NO KEY UPDATE OF l) d;
    IF cardinality(v_acked_deciders) = cardinality(v_deciders)
       AND (SELECT count(DISTINCT (u.decider, u.decider_id)) FROM unnest(v_deciders, v_decider_ids) AS u (decider, decider_id))
           = cardinality(v_deciders) THEN
      RETURN QUERY
        UPDATE locks l
           SET last_offset = d."offset", last_version = d.version, attempts = 0, updated_at = store_clock(),
               delivered_offset = CASE WHEN d."offset" < l.delivered_offset THEN l.delivered_offset END,
               lease = CASE WHEN d."offset" < l.delivered_offset THEN l.lease END,
               locked_until = CASE WHEN d."offset" < l.delivered_offset THEN l.locked_until ELSE store_clock() END
          FROM (SELECT v_view AS view, u.*
                  FROM unnest(v_acked_deciders, v_acked_ids, v_acked_offsets, v_acked_versions)
                    AS u (decider, decider_id, "offset", version) OFFSET 0) d
         WHERE l.view = d.view AND l.decider = d.decider AND l.decider_id = d.decider_id
        RETURNING l.*;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY
    SELECT l.*
      FROM (SELECT * FROM unnest(v_deciders, v_decider_ids, v_offsets) AS u (decider, decider_id, "offset")
             ORDER BY u.decider COLLATE "C", u.decider_id COLLATE "C") d
     CROSS JOIN LATERAL ack_event(v_view, d.decider_id, d."offset", d.decider, v_lease) l;
END
$$;
