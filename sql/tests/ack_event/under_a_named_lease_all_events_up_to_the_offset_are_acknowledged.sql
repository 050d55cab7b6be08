\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 2, '00000000-0000-0000-0000-00000000001e');
--> Placed
--> Paid
SELECT last_offset, last_version, lease FROM ack_event('billing', 'a', 2, 'order', '00000000-0000-0000-0000-00000000001e');
--> 2 | 2 | null
