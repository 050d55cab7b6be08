\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT count(*) FROM register_view('shipping', '2100-01-01 12:00Z');
--> 1
SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 1
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:05Z' $$;
SELECT pending_events, oldest_at AT TIME ZONE 'UTC', age FROM get_lag('shipping');
--> 1 | 2100-01-01 12:00:00 | 00:05:00
