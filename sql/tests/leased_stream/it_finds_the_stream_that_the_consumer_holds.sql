\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT decider, decider_id, delivered_offset FROM leased_stream('billing', 'a', 'order', NULL);
--> order | a | 1
