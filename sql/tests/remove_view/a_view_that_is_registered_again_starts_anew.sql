\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT view FROM remove_view('billing');
--> billing
SELECT view FROM register_view('billing', '2000-01-01');
--> billing
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Placed
--> b | Placed
