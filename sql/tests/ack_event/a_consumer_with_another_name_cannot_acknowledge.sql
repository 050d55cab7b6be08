\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT ack_event('billing', 'a', 1, 'order', '00000000-0000-0000-0000-00000000002e');
--! ST011 leased under another name
SELECT ack_event('billing', 'a', 1);
--! ST011 leased under another name
