\ir ../given.sql

SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c4', '00000000-0000-0000-0000-0000000000a2');
--> 3
SELECT view FROM register_view('placed', '2000-01-01', v_events => '{Placed}');
--> placed
SELECT version FROM stream_events('placed', 1);
--> 1
SELECT last_version FROM ack_event('placed', 'a', 1);
--> 1
SELECT decider_id, version FROM stream_events('placed', 10) WHERE decider_id = 'a';
--> a | 3
SELECT decider_id FROM park_stream('placed', 'a', 'boom');
--> a
SELECT skip_event('placed', 'a', 2);
--! ST012 stands at offset 4, not at 2
SELECT last_version, last_offset FROM skip_event('placed', 'a', 4);
--> 3 | 4
