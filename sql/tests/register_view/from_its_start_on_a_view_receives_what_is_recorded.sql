\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 4
SELECT view FROM register_view('shipping', '2100-01-01 12:00Z');
--> shipping
SELECT decider_id, "offset" FROM stream_events('shipping', 10);
--> d | 4
