\ir ../given.sql

SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', ' ', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S01 decider_id must be a text of 1 to 512 bytes
