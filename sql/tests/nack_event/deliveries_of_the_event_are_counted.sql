\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT attempts FROM nack_event('billing', 'a');
--> 1
SELECT count(*) FROM stream_events('billing', 10);
--> 2
SELECT attempts FROM nack_event('billing', 'a');
--> 2
