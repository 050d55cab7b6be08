\ir ../given.sql


SELECT place_event('Paid', 1, 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, false, '{}');
--! 23S01 previous_id can only be null for the first decider event
SELECT place_event('Paid', 1, 'order', 'b', '[]', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1', false, '{}');
--! 22S03
