\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT attempts FROM park_stream('billing', 'a', 'no such customer');
--> 1
SELECT attempts FROM skip_event('billing', 'a', 1);
--> 0
