\ir ../given.sql

SELECT view FROM register_view('late', '2999-01-01');
--> late
SELECT event_id FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 00000000-0000-0000-0000-0000000000d1
SELECT order_events();
--> 4
SELECT event FROM read_log('late');
--> (no rows)
SELECT position FROM cursors WHERE view = 'late';
--> 4
