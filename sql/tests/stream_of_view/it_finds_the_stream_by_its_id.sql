\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT decider, decider_id FROM stream_of_view('billing', 'a', NULL);
--> order | a
