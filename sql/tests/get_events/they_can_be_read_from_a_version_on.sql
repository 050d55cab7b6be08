\ir ../given.sql

SELECT version, event FROM get_events('a', 'order', 1);
--> 2 | Paid
