\ir ../given.sql

INSERT INTO events (event, event_id, decider, decider_id, data, command_id, "offset")
VALUES ('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', 77);
--! 23S06 offset, version, transaction_id and created_at are assigned by the store
INSERT INTO events (event, event_id, decider, decider_id, data, command_id, version)
VALUES ('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', 77);
--! 23S06 stream order/d
