\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM move_view('billing', 0);
--> 1
SELECT ack_event('billing', 'a', 1);
--! ST011 stream a
