\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 2);
--> Placed
--> Paid
SELECT ack_event('billing', 'a', 2);
--! ST012 offset 2 does not acknowledge what comes after version 0
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT last_version FROM ack_event('billing', 'a', 2);
--> 2
