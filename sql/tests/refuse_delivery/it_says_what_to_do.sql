\ir ../given.sql

SELECT stream_events('shipping');
--! ST010 Hint: Call register_view first.
SELECT ack_event('billing', 'a', 1);
--! ST011 Hint: Roll back what was done for these events: somebody else may have them now.
SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT ack_event('billing', 'a', 2);
--! ST012 Hint: Give the offset of an event that stream_events returned
SELECT replay_stream('billing', 'a');
--! ST014 Hint: get_parked_streams lists those that are.
