\ir ../given.sql

SELECT stream_events('billing', -1);
--! 22S04 limit must be from 0 to 1000000
SELECT stream_events('billing', 1, 60, 0);
--! 22S04 batch must be from 1 to 1000000
SELECT stream_events('billing', 1, -1);
--! 22S04 seconds must be from 0 to 31536000
