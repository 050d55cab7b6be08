\ir ../given.sql

UPDATE events SET data = '{}' WHERE decider_id = 'a';
--! ST030 events is immutable: UPDATE refused
DELETE FROM events WHERE decider_id = 'a';
--! ST030 events is immutable: DELETE refused
TRUNCATE events;
--! ST030 events is immutable: TRUNCATE refused
