\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:00Z' $$;
SELECT count(*) FROM stream_events('billing', 10, 30);
--> 2
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:29Z' $$;
SELECT decider_id FROM stream_events('billing', 10, 30);
--> (no rows)
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:30Z' $$;
SELECT decider_id, event FROM stream_events('billing', 10, 30) ORDER BY decider_id;
--> a | Placed
--> b | Placed
