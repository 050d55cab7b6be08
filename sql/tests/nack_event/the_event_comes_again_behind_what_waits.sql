\ir ../given.sql

SELECT decider_id, event FROM stream_events('billing', 1);
--> a | Placed
SELECT decider_id, delivered_offset FROM nack_event('billing', 'a');
--> a | null
SELECT decider_id, event FROM stream_events('billing', 1);
--> b | Placed
SELECT decider_id, event FROM stream_events('billing', 1);
--> a | Placed
