-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- For a transaction that appends to several streams: takes them in one order that all such transactions share, so that
-- none waits in a circle. Only they need it; an append to one stream waits for nobody but its rival.
CREATE OR REPLACE FUNCTION claim_streams(v_deciders text[], v_decider_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
  IF cardinality(v_deciders) IS DISTINCT FROM cardinality(v_decider_ids) THEN
    PERFORM refuse_argument('22S04', 'arrays', cardinality(v_deciders)::text, 'must be as long as v_deciders');
  END IF;
  PERFORM pg_advisory_xact_lock(s.key)
     FROM (SELECT DISTINCT hashtextextended(d.decider || '/' || d.decider_id, 0) AS key
             FROM unnest(v_deciders, v_decider_ids) AS d (decider, decider_id)
            ORDER BY key) s;
END
$$;
