\ir ../given.sql

SELECT order_events(2);
--> 2
SELECT order_events(2);
--> 1
SELECT count(*), max(position) FROM log_positions;
--> 3 | 3
