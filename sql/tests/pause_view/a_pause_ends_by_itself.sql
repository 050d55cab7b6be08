\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT paused_until - store_clock() FROM pause_view('billing', 60);
--> 00:01:00
SELECT event FROM stream_events('billing', 1);
--> (no rows)
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:01Z' $$;
SELECT event FROM stream_events('billing', 1);
--> Placed
