\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 0);
--> 0
SELECT count(*) FROM locks WHERE view = 'billing' AND "offset" > last_offset;
--> 2
SELECT events FROM register_view('billing', v_events => '{Paid}');
--> {Paid}
SELECT decider_id, version FROM stream_events('billing', 10);
--> a | 2
SELECT decider_id FROM locks WHERE view = 'billing' AND "offset" > last_offset;
--> a
