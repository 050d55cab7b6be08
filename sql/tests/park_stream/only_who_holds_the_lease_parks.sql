\ir ../given.sql

SELECT park_stream('billing', 'a', 'no such customer');
--! ST011 stream a
SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT park_stream('billing', 'a', 'no such customer', 'order', '00000000-0000-0000-0000-00000000002e');
--! ST011 leased under another name
