\ir ../given.sql

SELECT decider_id, event FROM stream_events('billing', 1, 60, 10);
--> a | Placed
--> a | Paid
