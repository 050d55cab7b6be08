\ir ../given.sql

SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT event FROM stream_events('shipping', 1);
--> Placed
SELECT view FROM remove_view('billing');
--> billing
SELECT view, last_version FROM ack_event('shipping', 'a', 1);
--> shipping | 1
