\ir ../given.sql

SELECT event, "offset" FROM stream_events('billing', 1, 0);
--> Placed | 1
-- The lease runs out; another consumer gets the event, acknowledges it and gets the next one.
SELECT event FROM stream_events('billing', 1, 60, 1) WHERE decider_id = 'b';
--> Placed
SELECT event FROM stream_events('billing', 1, 60, 1);
--> Placed
SELECT last_offset FROM ack_event('billing', 'a', 1);
--> 1
SELECT event, "offset" FROM stream_events('billing', 1);
--> Paid | 2
SELECT park_stream('billing', 'a', 'boom', v_offset => 1);
--! ST011 the event at offset 1 is no longer the next one
SELECT decider_id FROM park_stream('billing', 'a', 'boom', v_offset => 2);
--> a
