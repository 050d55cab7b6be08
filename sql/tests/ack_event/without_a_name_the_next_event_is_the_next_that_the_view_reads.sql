\ir ../given.sql

SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c4', '00000000-0000-0000-0000-0000000000a2');
--> 3
SELECT view FROM register_view('placed', '2000-01-01', v_events => '{Placed}');
--> placed
SELECT version FROM stream_events('placed', 1, v_batch => 2);
--> 1
--> 3
SELECT ack_event('placed', 'a', 4);
--! ST012
SELECT last_version FROM ack_event('placed', 'a', 1);
--> 1
SELECT last_version FROM ack_event('placed', 'a', 4);
--> 3
