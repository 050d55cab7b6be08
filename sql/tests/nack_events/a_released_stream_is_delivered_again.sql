\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT decider_id FROM nack_events('billing', '{order,order}', '{b,a}', v_lease => '00000000-0000-0000-0000-00000000001e');
--> a
SELECT decider_id FROM stream_events('billing', 10) ORDER BY decider_id;
--> a
--> b
