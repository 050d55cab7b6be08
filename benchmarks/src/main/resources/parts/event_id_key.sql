ALTER TABLE events ADD UNIQUE (event_id);
