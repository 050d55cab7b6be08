\ir ../given.sql

SET ROLE fstore_reader;
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 42501 append_event
RESET ROLE;
SET ROLE fstore_writer;
SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 1
