\ir ../given.sql

SELECT event, version, previous_id, data FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{"total": 30}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> Placed | 1 | null | {"total": 30}
