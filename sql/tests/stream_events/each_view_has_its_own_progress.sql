\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT count(*) FROM stream_events('shipping', 10);
--> 2
