\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT event FROM stream_events('billing', 10);
--> (no rows)
