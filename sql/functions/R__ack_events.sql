-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- An earlier signature.
DROP FUNCTION IF EXISTS ack_events(text, text[], text[], bigint[], bigint[]);

-- ack_event for several streams in one call. If one of them is refused, all are. In one order for all consumers, so that
-- none waits in a circle.
CREATE OR REPLACE FUNCTION ack_events(
  v_view text, v_deciders text[], v_decider_ids text[], v_offsets bigint[], v_lease uuid DEFAULT NULL
) RETURNS SETOF locks
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  -- A decider that unnest() made null would be any decider. All of them null are nothing to acknowledge: array_agg() of no row.
  IF cardinality(v_deciders) IS DISTINCT FROM cardinality(v_decider_ids)
     OR cardinality(v_deciders) IS DISTINCT FROM cardinality(v_offsets) THEN
    PERFORM refuse_argument('22S04', 'arrays', concat_ws(', ', cardinality(v_deciders), cardinality(v_decider_ids), cardinality(v_offsets)),
                            'must be equally long');
  END IF;
  RETURN QUERY
    SELECT l.*
      FROM (SELECT * FROM unnest(v_deciders, v_decider_ids, v_offsets) AS u (decider, decider_id, "offset")
             ORDER BY u.decider COLLATE "C", u.decider_id COLLATE "C") d
     CROSS JOIN LATERAL ack_event(v_view, d.decider_id, d."offset", d.decider, v_lease) l;
END
$$;
