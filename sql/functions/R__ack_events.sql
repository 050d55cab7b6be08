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
BEGIN
  -- A decider that unnest() made null would be any decider. All of them null are nothing to acknowledge: array_agg() of no row.
  PERFORM require_same_length(cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_offsets));
  RETURN QUERY SELECT * FROM acknowledge(v_view, v_deciders, v_decider_ids, v_offsets, v_lease);
  IF NOT FOUND THEN
    -- One by one, to name the stream that is refused. A stream that is named twice passes.
    RETURN QUERY
      SELECT l.*
        FROM (SELECT * FROM unnest(v_deciders, v_decider_ids, v_offsets) AS u (decider, decider_id, "offset")
               ORDER BY u.decider COLLATE "C", u.decider_id COLLATE "C") d
       CROSS JOIN LATERAL ack_event(v_view, d.decider_id, d."offset", d.decider, v_lease) l;
  END IF;
END
$$;
