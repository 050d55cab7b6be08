\ir ../given.sql

SELECT nextval('events_offset_seq');
--> 4
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 5
SELECT order_events();
--> 4
SELECT setval('events_offset_seq', 3);
--> 3
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000ca', NULL);
--> 4
SELECT order_events();
--> 1
SELECT string_agg(decider_id, '' ORDER BY ordinality) FROM read_log('billing') WITH ORDINALITY;
--> aabde
SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT string_agg(decider_id, '' ORDER BY ordinality) FROM read_log('shipping') WITH ORDINALITY;
--> aabde
