\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 0);
--> Placed
SELECT decider_id FROM leased_stream('billing', 'a', 'order', NULL);
--> a
