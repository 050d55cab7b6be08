\ir ../given.sql

SELECT view FROM register_view('late', '2999-01-01');
--> late
SELECT event FROM stream_events('late', 10);
--> (no rows)
SELECT view FROM move_view('late', 0);
--> late
SELECT event, decider_id FROM stream_events('late', 10);
--> Placed | a
--> Placed | b
