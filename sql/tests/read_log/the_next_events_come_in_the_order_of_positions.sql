\ir ../given.sql

SELECT event FROM read_log('billing');
--> (no rows)
SELECT order_events();
--> 3
SELECT decider_id, event FROM read_log('billing', 2);
--> a | Placed
--> a | Paid
SELECT decider_id, event FROM read_log('billing', 2);
--> b | Placed
SELECT event FROM read_log('billing', 2);
--> (no rows)
