\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM schedule_nack_event('billing', 'a', 60000);
--> 1
SELECT decider_id FROM get_parked_streams('billing');
--> (no rows)
