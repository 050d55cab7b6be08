\ir ../given.sql

INSERT INTO events (event, event_id, decider, decider_id, data, command_id, previous_id)
VALUES ('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1')
RETURNING "offset", version;
--> 4 | 2
