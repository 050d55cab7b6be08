\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 0, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT count(*) FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-00000000002e');
--> 2
SELECT renew_lease('billing', 'a', 60, 'order', '00000000-0000-0000-0000-00000000001e');
--! ST011 leased under another name
