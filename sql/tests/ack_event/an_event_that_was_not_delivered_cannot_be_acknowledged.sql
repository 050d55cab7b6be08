\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT ack_event('billing', 'a', 2, 'order', '00000000-0000-0000-0000-00000000001e');
--! ST012 up to offset 1
