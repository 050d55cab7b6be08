\ir ../given.sql

SELECT order_events();
--> 3
SELECT order_events();
--> 0
SELECT turn, "offset", position FROM log_cursor;
--> 1 | 3 | 3
