\ir ../given.sql

SELECT decider_id, event, version FROM append_events('{Paid,Placed}', '{order,order}', '{b,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{00000000-0000-0000-0000-0000000000b1,NULL}');
--> b | Paid | 2
--> d | Placed | 1
