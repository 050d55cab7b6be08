\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT attempts FROM nack_event('billing', 'a');
--> 1
SELECT decider_id FROM stream_events('billing', 2) ORDER BY decider_id;
--> a
--> b
SELECT decider_id, attempts FROM nack_events('billing', '{order,order}', '{a,b}') ORDER BY decider_id;
--> a | 1
--> b | 0
