\ir ../given.sql

SELECT view FROM register_view('placed', '2000-01-01', v_events => '{Placed}');
--> placed
SELECT decider_id, version FROM stream_events('placed', 10, v_batch => 10, v_lease => '00000000-0000-0000-0000-00000000001e');
--> a | 1
--> b | 1
SELECT events FROM register_view('placed', v_events => '{Placed,Paid}');
--> {Placed,Paid}
-- Leases stay as they were.
SELECT count(*) FROM ack_events('placed', '{order,order}', '{a,b}', '{1,3}', '00000000-0000-0000-0000-00000000001e');
--> 2
-- a:2 was passed over.
SELECT pending_events FROM get_lag('placed');
--> 0
SELECT event FROM stream_events('placed', 10);
--> (no rows)
SELECT view FROM move_view('placed', 0);
--> placed
SELECT decider_id, version FROM stream_events('placed', 10, v_batch => 10);
--> a | 1
--> a | 2
--> b | 1
