\ir ../given.sql

SELECT order_events();
--> 3
SELECT "offset" FROM read_log('billing', 1);
--> 1
SELECT has_processed('billing', '{order}', '{a}', '{1}');
--> t
SELECT has_processed('billing', '{order}', '{a}', '{2}');
--> f
SELECT "offset" FROM read_log('billing', 10);
--> 2
--> 3
SELECT has_processed('billing', '{order,order}', '{a,b}', '{2,1}');
--> t
SELECT has_processed('billing', '{order}', '{a}', '{3}');
--> f
