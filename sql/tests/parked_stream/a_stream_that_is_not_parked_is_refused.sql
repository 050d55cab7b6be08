\ir ../given.sql

SELECT parked_stream('billing', 'a', 'order');
--! ST014 the stream is not parked
SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT parked_stream('billing', 'a', 'order');
--! ST014 the stream is not parked
