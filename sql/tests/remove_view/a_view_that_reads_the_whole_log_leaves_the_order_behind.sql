\ir ../given.sql

SELECT order_events();
--> 3
SELECT count(*) FROM read_log('billing');
--> 3
SELECT view FROM remove_view('billing');
--> billing
SELECT view FROM register_view('billing', '2000-01-01');
--> billing
SELECT count(*) FROM read_log('billing');
--> 3
