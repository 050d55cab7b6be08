\ir ../given.sql

SELECT view FROM register_view('payments', '2000-01-01', v_events => '{Paid}');
--> payments
SELECT order_events();
--> 3
SELECT event, decider_id FROM read_log('payments', 1);
--> Paid | a
SELECT event FROM read_log('payments', 1);
--> (no rows)
SELECT position FROM cursors WHERE view = 'payments';
--> 3
