\ir ../given.sql

SELECT count(*) FROM stream_events('billing', 2);
--> 2
SELECT ack_event('billing', 'a', 3);
--! ST012
