\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10, 60, 10);
--> 3
SELECT decider_id, last_version FROM ack_event('billing', 'a', 1);
--> a | 1
SELECT view FROM move_view('billing', 0);
--> billing
SELECT decider_id, event FROM stream_events('billing', 10, 60, 10) ORDER BY "offset";
--> a | Placed
--> a | Paid
--> b | Placed
