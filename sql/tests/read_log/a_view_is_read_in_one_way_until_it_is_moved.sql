\ir ../given.sql

SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT event FROM stream_events('shipping', 1);
--> Placed
SELECT read_log('shipping');
--! ST015 view shipping: the view is read stream by stream
SELECT order_events();
--> 3
SELECT count(*) FROM read_log('billing');
--> 3
SELECT stream_events('billing');
--! ST015 view billing: the view reads the log as a whole
SELECT dispatch_events('billing', 10);
--> 0
SELECT view FROM move_view('billing', 0);
--> billing
SELECT count(*) FROM stream_events('billing', 10, 60, 10);
--> 3
