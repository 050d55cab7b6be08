\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT decider_id, error, attempts FROM replay_stream('billing', 'a');
--> a | null | 0
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Placed
--> b | Placed
