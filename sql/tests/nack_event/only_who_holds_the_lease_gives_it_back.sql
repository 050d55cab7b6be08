\ir ../given.sql

SELECT nack_event('billing', 'a');
--! ST011 stream a
SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT nack_event('billing', 'a', 'order', '00000000-0000-0000-0000-00000000002e');
--! ST011 leased under another name
