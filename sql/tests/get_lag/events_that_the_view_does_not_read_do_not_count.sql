\ir ../given.sql

SELECT view FROM register_view('paid', '2000-01-01', v_events => '{Paid}');
--> paid
SELECT pending_streams, pending_events FROM get_lag('paid');
--> 1 | 1
SELECT version FROM stream_events('paid', 10);
--> 2
SELECT pending_streams, pending_events FROM get_lag('paid');
--> 1 | 1
SELECT last_version FROM ack_event('paid', 'a', 2);
--> 2
SELECT pending_streams, pending_events FROM get_lag('paid');
--> 0 | 0
