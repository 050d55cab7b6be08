\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT decider_id FROM park_stream('billing', 'b', 'no such address');
--> b
SELECT decider_id FROM park_stream('billing', 'a', 'no such customer');
--> a
SELECT decider_id, error FROM get_parked_streams('billing');
--> b | no such address
--> a | no such customer
