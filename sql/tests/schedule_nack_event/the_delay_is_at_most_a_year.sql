\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT schedule_nack_event('billing', 'a', -1);
--! 22S04 milliseconds must be from 0 to 31536000000
SELECT schedule_nack_event('billing', 'a', 31536000001);
--! 22S04 milliseconds must be from 0 to 31536000000
