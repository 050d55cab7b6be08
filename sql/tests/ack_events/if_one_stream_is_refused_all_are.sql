\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT ack_events('billing', '{order,order}', '{a,b}', '{1,4}');
--! ST012 stream b
SELECT decider_id, last_version FROM locks ORDER BY decider_id;
--> a | 0
--> b | 0
