-- The store's only clock. Tests replace it to step time.
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz
LANGUAGE sql VOLATILE
AS $$ SELECT pg_catalog.clock_timestamp() $$;
