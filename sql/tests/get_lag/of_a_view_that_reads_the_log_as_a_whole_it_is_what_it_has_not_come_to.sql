\ir ../given.sql

SELECT order_events();
--> 3
SELECT "offset" FROM read_log('billing', 2);
--> 1
--> 2
SELECT pending_streams, pending_events FROM get_lag('billing');
--> 1 | 1
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 4
SELECT pending_streams, pending_events FROM get_lag('billing');
--> 2 | 2
SELECT order_events();
--> 1
SELECT "offset" FROM read_log('billing', 10);
--> 3
--> 4
SELECT pending_streams, pending_events FROM get_lag('billing');
--> 0 | 0
