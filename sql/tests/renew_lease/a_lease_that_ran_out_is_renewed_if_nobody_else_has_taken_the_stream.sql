\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 0);
--> Placed
SELECT decider_id FROM renew_lease('billing', 'a');
--> a
SELECT decider_id FROM stream_events('billing', 10);
--> b
