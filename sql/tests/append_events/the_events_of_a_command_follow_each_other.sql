\ir ../given.sql

-- Each event repeats the id of the last event that the command was decided on.
SELECT event, version FROM append_events('{Placed,Paid}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}');
--> Placed | 1
--> Paid | 2
