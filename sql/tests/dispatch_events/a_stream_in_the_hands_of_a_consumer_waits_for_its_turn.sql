\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2');
--> 3
SELECT dispatch_events('billing', 100);
--> 0
SELECT first_offset, last_offset FROM gaps;
--> 4 | 4
