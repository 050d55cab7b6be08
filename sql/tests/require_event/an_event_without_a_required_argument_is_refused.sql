\ir ../given.sql

SELECT append_event(NULL, '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S01 event must be given
SELECT append_event('Placed', NULL, 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S01 event_id must be given
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', NULL, 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 22S01 decider must be given
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', NULL, NULL);
--! 22S01 command_id must be given
