\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT decider_id, error, locked_until FROM park_stream('billing', 'a', 'no such customer');
--> a | no such customer | infinity
SELECT decider_id FROM stream_events('billing', 10);
--> b
