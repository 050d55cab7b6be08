\ir ../given.sql

SELECT decider_id FROM stream_of_view('billing', 'd', NULL);
--> null
