\ir ../given.sql

SELECT order_events();
--> 3
SELECT count(*) FROM read_log('billing');
--> 3
SELECT view FROM move_view('billing', 1);
--> billing
SELECT decider_id, version FROM read_log('billing');
--> a | 2
--> b | 1
SELECT view FROM move_view('billing', 0);
--> billing
SELECT count(*) FROM read_log('billing');
--> 3
