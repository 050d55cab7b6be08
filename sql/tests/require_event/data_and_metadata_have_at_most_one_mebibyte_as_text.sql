\ir ../given.sql

SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', jsonb_build_object('n', repeat('x', 1048576 - 11)), '00000000-0000-0000-0000-0000000000c9', NULL);
--> 1
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', jsonb_build_object('n', repeat('x', 1048576 - 10)), '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S02 1048577 bytes
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000e1', 'order', 'e', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, 1, false, jsonb_build_object('n', repeat('x', 1048576 - 10)));
--! 22S02 1048577 bytes
