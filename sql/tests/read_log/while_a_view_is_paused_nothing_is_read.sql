\ir ../given.sql

SELECT order_events();
--> 3
SELECT count(*) FROM pause_view('billing', 60);
--> 1
SELECT event FROM read_log('billing');
--> (no rows)
SELECT count(*) FROM pause_view('billing', 0);
--> 1
SELECT count(*) FROM read_log('billing');
--> 3
