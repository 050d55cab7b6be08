\ir ../given.sql

SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000a1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 23505 events_event_id_key
