\ir ../given.sql

SELECT event FROM stream_events('billing', 1, 60, 1, '00000000-0000-0000-0000-00000000001e');
--> Placed
SELECT paused_until > store_clock() FROM pause_view('billing', 60);
--> t
SELECT event FROM stream_events('billing', 10);
--> (no rows)
-- Events that were leased before may be finished.
SELECT decider_id FROM renew_lease('billing', 'a', v_lease => '00000000-0000-0000-0000-00000000001e');
--> a
SELECT last_version FROM ack_event('billing', 'a', 1, v_lease => '00000000-0000-0000-0000-00000000001e');
--> 1
SELECT event FROM stream_events('billing', 10);
--> (no rows)
SELECT pending_streams, pending_events FROM get_lag('billing');
--> 2 | 2
SELECT paused_until FROM pause_view('billing', 0);
--> null
SELECT event FROM stream_events('billing', 10) ORDER BY event;
--> Paid
--> Placed
