\ir ../given.sql

SELECT dispatch_events('shipping', 100);
--> 0
