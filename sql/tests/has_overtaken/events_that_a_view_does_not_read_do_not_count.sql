\ir ../given.sql

SELECT decider_id FROM stream_events('billing', 10, v_batch => 2, v_lease => '00000000-0000-0000-0000-00000000001e');
--> a
--> a
--> b
SELECT count(*) FROM ack_events('billing', '{order,order}', '{a,b}', '{2,3}', '00000000-0000-0000-0000-00000000001e');
--> 2
SELECT view FROM register_view('paid', '2000-01-01', v_events => '{Paid}');
--> paid
SELECT has_overtaken('paid', 'billing');
--> f
SELECT event FROM stream_events('paid', 10);
--> Paid
SELECT last_version FROM ack_event('paid', 'a', 2);
--> 2
SELECT has_overtaken('paid', 'billing');
--> t
