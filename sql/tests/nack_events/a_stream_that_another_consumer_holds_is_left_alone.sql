\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 0, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT count(*) FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-00000000002e');
--> 2
SELECT decider_id FROM nack_events('billing', '{order}', '{a}', 0, '00000000-0000-0000-0000-00000000001e');
--> (no rows)
SELECT decider_id FROM renew_leases('billing', '{order}', '{a}', 60, '00000000-0000-0000-0000-00000000002e');
--> a
