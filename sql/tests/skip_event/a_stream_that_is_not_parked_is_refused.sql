\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT skip_event('billing', 'a', 1);
--! ST014 stream a
