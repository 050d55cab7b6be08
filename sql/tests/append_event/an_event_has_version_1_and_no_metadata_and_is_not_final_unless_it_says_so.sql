\ir ../given.sql

SELECT event_version, final, metadata FROM append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1');
--> 1 | f | {}
SELECT count(*) FROM register_decider_event('order', 'Paid', 'with a receipt', 2);
--> 1
SELECT event_version, final, metadata FROM append_event('Paid', '00000000-0000-0000-0000-0000000000b3', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b2', 2, true, '{"user": "eve"}');
--> 2 | t | {"user": "eve"}
