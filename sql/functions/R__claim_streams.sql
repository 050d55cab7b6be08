-- Locks several streams for a transaction that calls append_event for each of them.
-- All such transactions lock in one order, so that they cannot deadlock. An append to a single stream needs no claim.
-- There are 2,048 such locks, however many streams a transaction claims: more could exceed the lock table of the server.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION claim_streams(v_deciders text[], v_decider_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: writer
BEGIN
  IF cardinality(v_deciders) IS DISTINCT FROM cardinality(v_decider_ids) THEN
    PERFORM refuse_argument('22S04', 'decider_ids', cardinality(v_decider_ids)::text, 'must be as long as v_deciders');
  END IF;
  PERFORM claim(s.key)
     FROM (SELECT DISTINCT hashtextextended(d.decider || '/' || d.decider_id, 0::bigint) & 2047 | 7382372247165468672 AS key
             FROM unnest((SELECT v_deciders), (SELECT v_decider_ids)) AS d (decider, decider_id)
            ORDER BY key) s;
END
$$;
