\ir ../given.sql

SELECT order_events();
--> 3
SELECT "offset" FROM read_log('billing', 2);
--> 1
--> 2
SELECT view FROM register_view('billing-2', '2000-01-01');
--> billing-2
SELECT has_overtaken('billing-2', 'billing');
--> f
SELECT "offset" FROM read_log('billing-2', 1);
--> 1
SELECT has_overtaken('billing-2', 'billing');
--> f
SELECT "offset" FROM read_log('billing-2', 1);
--> 2
SELECT has_overtaken('billing-2', 'billing');
--> t
