\ir ../given.sql

SELECT decider_id, event FROM stream_events('billing', 10, 60, 10, NULL, ARRAY[E'order\nPaid\n1']) ORDER BY "offset";
--> a | Placed
--> b | Placed
