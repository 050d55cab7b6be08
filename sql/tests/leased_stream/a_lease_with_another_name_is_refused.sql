\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT decider_id FROM leased_stream('billing', 'a', 'order', '00000000-0000-0000-0000-00000000001e');
--> a
SELECT leased_stream('billing', 'a', 'order', '00000000-0000-0000-0000-00000000002e');
--! ST011 the stream is leased under another name
SELECT leased_stream('billing', 'a', 'order', NULL);
--! ST011 the stream is leased under another name
