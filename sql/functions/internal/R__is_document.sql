-- Tells whether the store can keep these: JSON objects that together have at most 1 MiB as text.
-- Inlined where it is used; SET search_path would prevent that.

CREATE OR REPLACE FUNCTION is_document(v_value jsonb, v_metadata jsonb) RETURNS boolean
LANGUAGE sql STABLE
AS $$
-- Roles: none
  SELECT v_value OPERATOR(pg_catalog.@>) '{}' AND v_metadata OPERATOR(pg_catalog.@>) '{}' -- only objects contain the empty one
     AND pg_catalog.octet_length(pg_catalog.concat(v_value, v_metadata)) OPERATOR(pg_catalog.<=) 1048576
$$;
