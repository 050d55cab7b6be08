\ir ../given.sql

SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '[]', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S03 data must be a JSON object, but was 'array'
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', NULL, '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S03 data must be a JSON object, but was null
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, 1, false, '"eve"');
--! 22S03 metadata must be a JSON object, but was 'string'
