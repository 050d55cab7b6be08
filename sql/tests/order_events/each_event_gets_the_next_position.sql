\ir ../given.sql

SELECT order_events();
--> 3
SELECT event_id FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 00000000-0000-0000-0000-0000000000d1
SELECT order_events();
--> 1
SELECT p.position, e.decider_id, e.version FROM log_positions p JOIN events e ON e."offset" = p."offset" ORDER BY p.position;
--> 1 | a | 1
--> 2 | a | 2
--> 3 | b | 1
--> 4 | d | 1
