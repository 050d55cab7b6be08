\ir ../given.sql

SELECT order_events(0);
--! 22S04 limit must be from 1 to 1000000
SELECT order_events(NULL);
--! 22S04 but was null
