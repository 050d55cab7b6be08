\ir ../given.sql

SELECT read_log('billing', 0);
--! 22S04 limit must be from 1 to 1000000
SELECT read_log('billing', NULL);
--! 22S04 but was null
