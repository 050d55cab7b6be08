\ir ../given.sql

SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c4', '00000000-0000-0000-0000-0000000000a2');
--> 3
SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000a4', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-0000000000a3', v_final => true);
--> 4
SELECT view FROM register_view('placed', '2000-01-01', v_events => '{Placed}');
--> placed
SELECT version FROM stream_events('placed', 1, v_batch => 10, v_lease => '00000000-0000-0000-0000-00000000001e');
--> 1
--> 3
SELECT last_version, l."offset", delivered_offset, offset_final FROM ack_event('placed', 'a', 4, v_lease => '00000000-0000-0000-0000-00000000001e') l;
--> 3 | 4 | null | f
SELECT decider_id FROM stream_events('placed', 10);
--> b
