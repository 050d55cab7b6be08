\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT event FROM stream_events('billing', 1);
--> Placed
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:50Z' $$;
-- The view says that a lease lasts 60 seconds.
SELECT locked_until - store_clock() FROM renew_lease('billing', 'a');
--> 00:01:00
SELECT locked_until - store_clock() FROM renew_lease('billing', 'a', 600);
--> 00:10:00
