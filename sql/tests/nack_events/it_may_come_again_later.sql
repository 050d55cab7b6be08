\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT locked_until - store_clock() FROM nack_events('billing', '{order}', '{a}', 1500);
--> 00:00:01.5
SELECT decider_id FROM stream_events('billing', 10);
--> b
