\ir ../given.sql

SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1');
--! 23S03 previous_id must be in the same decider
