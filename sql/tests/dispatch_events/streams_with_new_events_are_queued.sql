\ir ../given.sql

SELECT dispatch_events('billing', 100);
--> 2
SELECT decider_id, last_version, "offset" FROM locks ORDER BY decider_id;
--> a | 0 | 2
--> b | 0 | 3
