\ir ../given.sql

SELECT version, event FROM get_events('a', 'order', 0, 1);
--> 1 | Placed
SELECT version, event FROM get_events('a', 'order', 1, 1);
--> 2 | Paid
SELECT version, event FROM get_events('a', 'order', 2, 1);
--> (no rows)
