\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT lease, delivered_offset FROM schedule_nack_event('billing', 'a', 1000, 'order', '00000000-0000-0000-0000-00000000001e');
--> null | null
SELECT ack_event('billing', 'a', 1, 'order', '00000000-0000-0000-0000-00000000001e');
--! ST011 the lease is lost
