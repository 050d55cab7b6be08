\ir ../given.sql

SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--! 23S01 Hint: Another writer was faster: load the stream, decide and append again.
SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2');
--! 23S03 Hint: Pass the event_id of the last event of this very stream as previous_id.
SELECT append_event('Shipped', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1');
--! 23S05 Hint: Call register_decider_event first.
