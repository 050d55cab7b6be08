\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT error FROM park_stream('billing', 'a', 'no such customer');
--> no such customer
SELECT pending_streams, pending_events, parked_streams FROM get_lag('billing');
--> 2 | 3 | 1
