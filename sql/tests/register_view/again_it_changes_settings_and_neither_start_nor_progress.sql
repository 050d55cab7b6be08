\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT lock_timeout_s, start_at AT TIME ZONE current_setting('TimeZone') FROM register_view('billing', '2100-01-01', 7);
--> 7 | 2000-01-01 00:00:00
SELECT decider_id, event FROM stream_events('billing', 10) ORDER BY decider_id;
--> a | Paid
--> b | Placed
