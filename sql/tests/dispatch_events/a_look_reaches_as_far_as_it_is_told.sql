\ir ../given.sql

SELECT dispatch_events('billing', 1);
--> 1
SELECT decider_id, "offset" FROM locks;
--> a | 1
SELECT "offset" FROM cursors;
--> 1
