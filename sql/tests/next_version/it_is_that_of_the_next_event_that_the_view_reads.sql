\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT next_version(l) FROM locks l WHERE l.decider_id = 'a';
--> 1
SELECT view FROM register_view('billing', v_events => '{Paid}');
--> billing
SELECT next_version(l) FROM locks l WHERE l.decider_id = 'a';
--> 2
SELECT view FROM register_view('billing', v_events => '{Cancelled}');
--> billing
SELECT next_version(l) FROM locks l WHERE l.decider_id = 'a';
--> null
