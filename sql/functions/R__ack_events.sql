-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- ack_event for several streams in one call. If one of them is refused, all are. In one order for all consumers, so that
-- none waits in a circle.
CREATE OR REPLACE FUNCTION ack_events(
  v_view text, v_deciders text[], v_decider_ids text[], v_first_versions bigint[], v_offsets bigint[]
) RETURNS SETOF locks
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN QUERY
    SELECT l.*
      FROM (SELECT * FROM unnest(v_deciders, v_decider_ids, v_first_versions, v_offsets)
                          AS u (decider, decider_id, first_version, "offset")
             ORDER BY u.decider, u.decider_id) d
     CROSS JOIN LATERAL ack_event(v_view, d.decider_id, d."offset", d.decider, d.first_version) l;
END
$$;
