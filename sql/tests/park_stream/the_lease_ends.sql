\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT lease, delivered_offset FROM park_stream('billing', 'a', 'no such customer', 'order', '00000000-0000-0000-0000-00000000001e');
--> null | null
SELECT ack_event('billing', 'a', 1, 'order', '00000000-0000-0000-0000-00000000001e');
--! ST011 the lease is lost
