\ir ../given.sql

SELECT decider_id FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-000000000001');
--> a
SELECT decider_id FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-000000000002');
--> b
SELECT decider_id FROM nack_events('billing', NULL, NULL, 0, '00000000-0000-0000-0000-000000000001');
--> a
SELECT decider_id FROM stream_events('billing', 10);
--> a
SELECT decider_id FROM nack_events('billing', NULL, NULL, 0, NULL);
--> (no rows)
