\ir ../given.sql

SELECT append_events('{Placed}', '{order}', '{d}', ARRAY['{}']::jsonb[], NULL, '{NULL}');
--! 22S01 command_id must be given
