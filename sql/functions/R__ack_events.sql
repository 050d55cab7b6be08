-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- ack_event for several streams in one call. If one of them is refused, all are.
CREATE OR REPLACE FUNCTION ack_events(
  v_view text, v_deciders text[], v_decider_ids text[], v_offsets bigint[]
) RETURNS SETOF locks
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY
    SELECT l.*
      FROM unnest(v_deciders, v_decider_ids, v_offsets) AS d (decider, decider_id, "offset")
     CROSS JOIN LATERAL ack_event(v_view, d.decider_id, d."offset", d.decider) l;
END
$$;
