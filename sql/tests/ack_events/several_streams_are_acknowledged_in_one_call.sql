\ir ../given.sql

SELECT decider_id, "offset" FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | 1
--> b | 3
SELECT decider_id, last_offset FROM ack_events('billing', '{order,order}', '{a,b}', '{1,3}') ORDER BY decider_id;
--> a | 1
--> b | 3
