\ir ../given.sql

-- Offset 4 belongs to an append that is in flight at the registration; what came before has no position yet.
SELECT nextval('events_offset_seq');
--> 4
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 5
SELECT view FROM register_view('young', store_clock());
--> young
SELECT setval('events_offset_seq', 3);
--> 3
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000ca', NULL);
--> 4
SELECT setval('events_offset_seq', 5);
--> 5
SELECT "offset" FROM append_event('Paid', '00000000-0000-0000-0000-0000000000e2', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000cb', '00000000-0000-0000-0000-0000000000e1');
--> 6
SELECT order_events();
--> 6
SELECT decider_id, version FROM read_log('young');
--> e | 1
--> e | 2
