\ir ../given.sql

SELECT event FROM get_events('a', 'payment');
--> (no rows)
