\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:00Z' $$;
SELECT decider_id FROM stream_events('billing', 10, 3600) ORDER BY decider_id;
--> a
--> b
SELECT decider_id, locked_until - store_clock() FROM schedule_nack_event('billing', 'a', 2500);
--> a | 00:00:02.5
SELECT decider_id FROM stream_events('billing', 10);
--> (no rows)
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:03Z' $$;
SELECT decider_id, event FROM stream_events('billing', 10);
--> a | Placed
