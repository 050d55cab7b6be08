\ir ../given.sql

-- A stream in a consumer's hands, and two more events of it, of which only the older one is read later on.
SELECT decider_id FROM stream_events('billing', 1, 60, 2, '00000000-0000-0000-0000-000000000001');
--> a
--> a
SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c8', '00000000-0000-0000-0000-0000000000a2');
--> 3
SELECT version FROM append_event('Placed', '00000000-0000-0000-0000-0000000000a4', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a3');
--> 4
SELECT decider_id FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-000000000002');
--> b
SELECT view FROM register_view('billing', '2000-01-01', 60, v_events => '{Paid}');
--> billing
SELECT decider_id FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-000000000003');
--> (no rows)
SELECT pending_events FROM get_lag('billing');
--> 2
SELECT last_version FROM ack_event('billing', 'a', 2, 'order', '00000000-0000-0000-0000-000000000001');
--> 2
SELECT pending_events FROM get_lag('billing');
--> 1
SELECT version FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-000000000004');
--> 3
SELECT last_version FROM ack_event('billing', 'a', 4, 'order', '00000000-0000-0000-0000-000000000004');
--> 3
SELECT version FROM stream_events('billing', 10, 60, 1, '00000000-0000-0000-0000-000000000005');
--> (no rows)
SELECT pending_events FROM get_lag('billing');
--> 0
