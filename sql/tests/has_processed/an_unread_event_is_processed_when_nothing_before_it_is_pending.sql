\ir ../given.sql

SELECT view FROM register_view('placed', '2000-01-01', v_events => '{Placed}');
--> placed
-- Paid is not read, but Placed before it is not processed.
SELECT has_processed('placed', '{order}', '{a}', '{2}');
--> f
SELECT decider_id FROM stream_events('placed', 1);
--> a
SELECT has_processed('placed', '{order}', '{a}', '{2}');
--> f
SELECT last_version FROM ack_event('placed', 'a', 1);
--> 1
SELECT has_processed('placed', '{order}', '{a}', '{2}'), has_processed('placed', '{order}', '{a}', '{3}');
--> t | f
-- A view that reads nothing of it has nothing to do.
SELECT view FROM register_view('payments', '2000-01-01', v_deciders => '{payment}');
--> payments
SELECT has_processed('payments', '{order}', '{a}', '{2}'), has_processed('payments', '{order}', '{a}', '{3}');
--> t | f
