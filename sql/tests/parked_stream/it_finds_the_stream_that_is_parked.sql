\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT decider_id, error FROM parked_stream('billing', 'a', 'order');
--> a | no such customer
