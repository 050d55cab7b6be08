\ir ../given.sql

SELECT view FROM register_view('shipping', '2100-01-01');
--> shipping
SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 1
SELECT pending_events FROM get_lag('shipping');
--> 0
