\ir ../given.sql

SELECT "offset", event FROM append_events('{Placed,Paid}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}');
--> 4 | Placed
--> 5 | Paid
SELECT "offset", event FROM append_events('{Placed,Paid}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}');
--> 4 | Placed
--> 5 | Paid
-- Whatever else the second call says: it is the same command.
SELECT "offset", event FROM append_events('{Placed}', '{order}', '{e}', ARRAY['{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL}');
--> 4 | Placed
--> 5 | Paid
