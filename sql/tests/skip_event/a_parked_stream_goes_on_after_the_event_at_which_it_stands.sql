\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT last_offset, last_version, error FROM skip_event('billing', 'a', 1);
--> 1 | 1 | null
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Paid
--> b | Placed
