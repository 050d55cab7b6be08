\ir ../given.sql

SELECT decider_id, event FROM stream_events('billing', 10, 60, 10, '00000000-0000-0000-0000-0000000000e1', ARRAY[E'order\nPlaced\n1']);
SELECT count(*) FROM locks WHERE attempts > 0;
--> 0
SELECT decider_id, event FROM stream_events('billing', 10, 60, 10, '00000000-0000-0000-0000-0000000000e2') ORDER BY "offset";
--> a | Placed
--> a | Paid
--> b | Placed
