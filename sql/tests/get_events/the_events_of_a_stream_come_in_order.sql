\ir ../given.sql

SELECT version, event, data FROM get_events('a', 'order');
--> 1 | Placed | {"total": 10}
--> 2 | Paid | {}
