\ir ../given.sql

SELECT dispatch_events('billing', 100);
--> 2
SELECT dispatch_events('billing', 100);
--> 0
SELECT "offset" FROM cursors;
--> 3
