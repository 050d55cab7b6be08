CREATE INDEX ON events (command_id);
