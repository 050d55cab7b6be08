\ir ../given.sql

SELECT view FROM register_view('rebuilt', '2000-01-01');
--> rebuilt
-- The other has processed nothing yet.
SELECT has_overtaken('rebuilt', 'billing');
--> t
SELECT decider_id FROM stream_events('billing', 2, v_batch => 2, v_lease => '00000000-0000-0000-0000-00000000001e');
--> a
--> a
--> b
SELECT last_offset FROM ack_event('billing', 'a', 2, v_lease => '00000000-0000-0000-0000-00000000001e');
--> 2
SELECT schedule_nack_event('billing', 'b', 60000, v_lease => '00000000-0000-0000-0000-00000000001e') IS NULL;
--> f
SELECT has_overtaken('rebuilt', 'billing');
--> f
SELECT decider_id FROM stream_events('rebuilt', 1, v_batch => 2, v_lease => '00000000-0000-0000-0000-00000000002e');
--> a
--> a
SELECT last_offset FROM ack_event('rebuilt', 'a', 1, v_lease => '00000000-0000-0000-0000-00000000002e');
--> 1
SELECT has_overtaken('rebuilt', 'billing');
--> f
SELECT last_offset FROM ack_event('rebuilt', 'a', 2, v_lease => '00000000-0000-0000-0000-00000000002e');
--> 2
-- b is pending in both.
SELECT has_overtaken('rebuilt', 'billing'), has_overtaken('billing', 'rebuilt');
--> t | t
