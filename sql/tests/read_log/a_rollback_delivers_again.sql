\ir ../given.sql

SELECT order_events();
--> 3
SAVEPOINT before;
SELECT count(*) FROM read_log('billing');
--> 3
ROLLBACK TO before;
SELECT count(*) FROM read_log('billing');
--> 3
