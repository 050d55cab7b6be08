\ir ../given.sql

SELECT view FROM register_view('shipping', '2000-01-01');
--> shipping
SELECT decider_id FROM stream_events('shipping', 2);
--> a
--> b
SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c4', '00000000-0000-0000-0000-0000000000b1');
--> 2
SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000b3', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-0000000000b2');
--> 3
-- The view is to look again at the newest event only.
SELECT count(*) FROM stream_events('shipping', 2);
--> 0
SELECT first_offset, last_offset FROM gaps WHERE view = 'shipping';
--> 5 | 5
SELECT last_version FROM ack_event('shipping', 'b', 3);
--> 1
SELECT p.place FROM pending_events('shipping', 4) p ORDER BY 1;
--> 1
--> 2
--> 4
