\ir ../given.sql

SELECT event_id = event_id_of(command_id, 1) FROM append_events('{Placed}', '{order}', '{d}', ARRAY['{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL}');
--> t
