\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT view FROM remove_view('billing');
--> billing
SELECT (SELECT count(*) FROM views), (SELECT count(*) FROM locks), (SELECT count(*) FROM cursors);
--> 0 | 0 | 0
