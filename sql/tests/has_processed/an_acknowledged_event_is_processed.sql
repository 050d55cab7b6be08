\ir ../given.sql

SELECT has_processed('billing', '{order}', '{a}', '{1}');
--> f
SELECT decider_id FROM stream_events('billing', 1);
--> a
SELECT has_processed('billing', '{order}', '{a}', '{1}');
--> f
SELECT last_offset FROM ack_event('billing', 'a', 1);
--> 1
SELECT has_processed('billing', '{order}', '{a}', '{1}'), has_processed('billing', '{order}', '{a}', '{2}');
--> t | f
SELECT has_processed('billing', '{order,order}', '{a,b}', '{1,1}'), has_processed('billing', '{}', '{}', '{}');
--> f | t
