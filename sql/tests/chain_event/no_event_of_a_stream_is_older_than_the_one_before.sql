\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT created_at AT TIME ZONE 'UTC' FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c8', NULL);
--> 2100-01-01 12:00:00
-- Somebody sets the clock of the server back.
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 11:00Z' $$;
SELECT created_at AT TIME ZONE 'UTC' FROM append_event('Paid', '00000000-0000-0000-0000-0000000000d2', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000d1');
--> 2100-01-01 12:00:00
