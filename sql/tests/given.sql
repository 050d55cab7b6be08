-- Every example begins with this: two streams of orders, and a view to which nothing has been delivered. Begin a
-- transaction first, and roll it back afterwards; the offsets count from 1 in an empty store.
ALTER SEQUENCE events_offset_seq RESTART;
SELECT register_decider_event('order', 'Placed', 'a customer wants something');
SELECT register_decider_event('order', 'Paid', 'a customer has paid');
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000a1', 'order', 'a', '{"total": 10}', '00000000-0000-0000-0000-0000000000c1', NULL);
SELECT append_event('Paid', '00000000-0000-0000-0000-0000000000a2', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000a1');
SELECT append_event('Placed', '00000000-0000-0000-0000-0000000000b1', 'order', 'b', '{"total": 20}', '00000000-0000-0000-0000-0000000000c3', NULL);
SELECT register_view('billing', '2000-01-01', 60);
