\ir ../given.sql

-- This writer knows a1, but not yet that a2 came after it.
SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a1');
--! 23S02 previous_id already has a successor
--! 23S02 last event 00000000-0000-0000-0000-0000000000a2
