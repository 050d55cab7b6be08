\ir ../given.sql

SELECT event, event_version, final, metadata FROM append_events('{Placed,Paid}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}', '{1,1}', '{f,t}', '{"user": "eve"}');
--> Placed | 1 | f | {"user": "eve"}
--> Paid | 1 | t | {"user": "eve"}
