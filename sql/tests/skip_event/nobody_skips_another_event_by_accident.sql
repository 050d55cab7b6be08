\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT count(*) FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT skip_event('billing', 'a', 2);
--! ST012 the stream stands at offset 1, not at 2
