-- Tells whether a view with this filter reads events of this type.
-- PostgreSQL inlines the function; a pinned search_path would prevent that.
CREATE OR REPLACE FUNCTION is_read(v_decider text, v_event text, v_deciders text[], v_events text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
-- Roles: none
  SELECT (v_deciders IS NULL OR v_decider OPERATOR(pg_catalog.=) ANY (v_deciders))
     AND (v_events IS NULL OR v_event OPERATOR(pg_catalog.=) ANY (v_events))
$$;
