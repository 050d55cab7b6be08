\ir ../given.sql

SELECT count(*) FROM move_view('billing', 1);
--> 1
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Paid
--> b | Placed
