\ir ../given.sql

SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 23S01 (stream order/b, version 1, last event 00000000-0000-0000-0000-0000000000b1, previous_id null)
--! 23S01 Detail: {"actual": "00000000-0000-0000-0000-0000000000b1", "decider": "order", "version": 1, "expected": null, "decider_id": "b"}
