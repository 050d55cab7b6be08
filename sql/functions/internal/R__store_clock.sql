-- Returns the time. It is the only clock of the store, and tests replace it.
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz
LANGUAGE sql VOLATILE
AS $$
-- Roles: none
  SELECT pg_catalog.clock_timestamp()
$$;
