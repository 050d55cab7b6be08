\ir ../given.sql

SELECT version FROM get_last_event('d', 'order');
--> (no rows)
