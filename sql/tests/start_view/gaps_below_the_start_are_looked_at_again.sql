\ir ../given.sql

-- Two offsets are drawn and not used, as by an append that has not committed yet.
SELECT nextval('events_offset_seq'), nextval('events_offset_seq');
--> 4 | 5
SELECT "offset" FROM append_event('Placed', '00000000-0000-0000-0000-0000000000d1', 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL);
--> 6
SELECT start_view('billing', NULL, 6);
-->
SELECT first_offset, last_offset FROM gaps;
--> 4 | 5
