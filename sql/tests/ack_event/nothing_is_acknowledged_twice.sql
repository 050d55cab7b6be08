\ir ../given.sql

SELECT event FROM stream_events('billing');
--> Placed
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT ack_event('billing', 'a', 1);
--! ST011
