\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10, NULL, 10, '00000000-0000-0000-0000-0000000000f1');
--> 3
SELECT decider_id, last_version, delivered_offset FROM acknowledge('billing', '{order,order}', '{a,b}', '{1,3}', '00000000-0000-0000-0000-0000000000f1') ORDER BY decider_id;
--> a | 1 | 2
--> b | 1 | null
