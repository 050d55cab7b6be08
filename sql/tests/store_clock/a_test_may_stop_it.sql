\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT created_at AT TIME ZONE 'UTC' FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 2100-01-01 12:00:00
