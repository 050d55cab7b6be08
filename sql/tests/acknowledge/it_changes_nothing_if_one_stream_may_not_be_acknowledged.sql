\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT count(*) FROM acknowledge('billing', '{order,order}', '{a,b}', '{1,4}', NULL);
--> 0
SELECT decider_id, last_version FROM locks ORDER BY decider_id;
--> a | 0
--> b | 0
