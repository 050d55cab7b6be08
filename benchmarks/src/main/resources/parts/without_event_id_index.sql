ALTER TABLE events DROP CONSTRAINT events_event_id_key;
