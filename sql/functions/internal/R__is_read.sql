-- Whether a view with this filter reads events of this type. The planner puts the body where the call is.
CREATE OR REPLACE FUNCTION is_read(v_decider text, v_event text, v_deciders text[], v_events text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
  SELECT (v_deciders IS NULL OR v_decider OPERATOR(pg_catalog.=) ANY (v_deciders))
     AND (v_events IS NULL OR v_event OPERATOR(pg_catalog.=) ANY (v_events))
$$;
