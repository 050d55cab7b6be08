\ir ../given.sql

SELECT decider_id, event FROM stream_events('billing', 1);
--> a | Placed
SELECT count(*) FROM nack_event('billing', 'a');
--> 1
SELECT decider_id, event FROM stream_events('billing', 10);
--> b | Placed
--> a | Placed
