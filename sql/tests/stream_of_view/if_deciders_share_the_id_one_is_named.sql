\ir ../given.sql

SELECT event FROM register_decider_event('payment', 'Received', 'money has come');
--> Received
SELECT version FROM append_event('Received', '00000000-0000-0000-0000-0000000000f1', 'payment', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 1
SELECT count(*) FROM stream_events('billing', 10);
--> 3
SELECT stream_of_view('billing', 'a', NULL);
--! ST013 the id is ambiguous
--! ST013 Hint: Pass v_decider: streams of several deciders share this id.
SELECT decider, decider_id FROM stream_of_view('billing', 'a', 'payment');
--> payment | a
