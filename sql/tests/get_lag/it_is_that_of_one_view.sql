\ir ../given.sql

SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT count(*) FROM stream_events('shipping', 10);
--> 2
SELECT view FROM move_view('billing', 3);
--> billing
SELECT pending_events FROM get_lag('billing');
--> 0
SELECT pending_events FROM get_lag('shipping');
--> 3
