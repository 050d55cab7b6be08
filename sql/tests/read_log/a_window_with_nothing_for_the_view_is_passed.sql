\ir ../given.sql

SELECT nextval('events_offset_seq');
--> 4
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 5
SELECT order_events();
--> 4
-- Offset 4 commits late, so it comes behind 5 in the order; but before the view is placed behind it, so it is not for the view.
SELECT setval('events_offset_seq', 3);
--> 3
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000ca', NULL);
--> 4
SELECT setval('events_offset_seq', 5);
--> 5
SELECT view FROM move_view('billing', 4);
--> billing
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000f1', 'order', 'f', '{}', '00000000-0000-0000-0000-0000000000cb', NULL);
--> 6
SELECT order_events();
--> 2
SELECT p.position, e.decider_id FROM log_positions p JOIN events e ON e."offset" = p."offset" WHERE p.position > 3 ORDER BY p.position;
--> 4 | d
--> 5 | e
--> 6 | f
SELECT decider_id FROM read_log('billing', 1);
--> d
SELECT decider_id FROM read_log('billing', 1);
--> f
SELECT position FROM cursors WHERE view = 'billing';
--> 6
