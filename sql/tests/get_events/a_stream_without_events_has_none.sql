\ir ../given.sql

SELECT event FROM get_events('d', 'order');
--> (no rows)
