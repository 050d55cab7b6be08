\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT decider, decider_id, last_version, error FROM get_parked_streams('billing');
--> order | a | 0 | no such customer
