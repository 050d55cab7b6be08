\ir ../given.sql

SELECT pending_streams, pending_events, parked_streams FROM get_lag('billing');
--> 2 | 3 | 0
SELECT event FROM stream_events('billing', 1);
--> Placed
-- A leased event is not processed yet.
SELECT pending_streams, pending_events, parked_streams FROM get_lag('billing');
--> 2 | 3 | 0
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT pending_streams, pending_events, parked_streams FROM get_lag('billing');
--> 2 | 2 | 0
