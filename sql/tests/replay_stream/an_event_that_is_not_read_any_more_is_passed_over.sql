\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT decider_id FROM park_stream('billing', 'a', 'boom');
--> a
SELECT view FROM register_view('billing', v_events => '{Paid}');
--> billing
SELECT decider_id FROM replay_stream('billing', 'a');
--> a
SELECT decider_id, version FROM stream_events('billing', 10);
--> a | 2
