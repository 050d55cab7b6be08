\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT count(*) FROM move_view('billing', 0);
--> 1
SELECT decider_id FROM get_parked_streams('billing');
--> (no rows)
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Placed
--> b | Placed
