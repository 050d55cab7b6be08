\ir ../given.sql

SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 23S01 previous_id can only be null for the first decider event
--! 23S01 stream order/a, version 2
