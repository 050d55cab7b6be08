\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT length(error) FROM park_stream('billing', 'a', repeat('x', 20000));
--> 10000
