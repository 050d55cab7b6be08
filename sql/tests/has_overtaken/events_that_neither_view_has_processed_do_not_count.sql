\ir ../given.sql

SELECT view FROM register_view('rebuilt', '2000-01-01');
--> rebuilt
SELECT decider_id FROM stream_events('billing', 2, v_batch => 2, v_lease => '00000000-0000-0000-0000-00000000001e');
--> a
--> a
--> b
-- The newest event, and nothing of the stream before it.
SELECT last_offset FROM ack_event('billing', 'b', 3, v_lease => '00000000-0000-0000-0000-00000000001e');
--> 3
SELECT schedule_nack_event('billing', 'a', 60000, v_lease => '00000000-0000-0000-0000-00000000001e') IS NULL;
--> f
SELECT decider_id FROM stream_events('rebuilt', 2, v_batch => 2, v_lease => '00000000-0000-0000-0000-00000000002e');
--> a
--> a
--> b
SELECT has_overtaken('rebuilt', 'billing');
--> f
SELECT last_offset FROM ack_event('rebuilt', 'b', 3, v_lease => '00000000-0000-0000-0000-00000000002e');
--> 3
SELECT has_overtaken('rebuilt', 'billing');
--> t
