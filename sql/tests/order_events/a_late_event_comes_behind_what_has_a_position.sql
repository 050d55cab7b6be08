\ir ../given.sql

SELECT nextval('events_offset_seq');
--> 4
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 5
SELECT order_events();
--> 4
-- Now the append that drew offset 4 commits.
SELECT setval('events_offset_seq', 3);
--> 3
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000ca', NULL);
--> 4
SELECT order_events();
--> 1
SELECT position FROM log_positions WHERE "offset" = 4;
--> 5
SELECT first_offset FROM log_gaps;
--> (no rows)
