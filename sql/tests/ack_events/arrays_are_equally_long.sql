\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT ack_events('billing', '{order}', '{a,b}', '{1,3}');
--! 22S04 arrays must be equally long, but was '1, 2, 2'
SELECT ack_events('billing', '{order,order}', '{a,b}', '{1}');
--! 22S04 arrays must be equally long, but was '2, 2, 1'
