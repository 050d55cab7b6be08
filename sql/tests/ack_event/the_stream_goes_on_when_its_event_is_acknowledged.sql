\ir ../given.sql

SELECT decider_id, event, "offset" FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Placed | 1
--> b | Placed | 3
SELECT decider_id, last_offset, last_version FROM ack_event('billing', 'a', 1);
--> a | 1 | 1
SELECT decider_id, event, "offset" FROM stream_events('billing', 10);
--> a | Paid | 2
