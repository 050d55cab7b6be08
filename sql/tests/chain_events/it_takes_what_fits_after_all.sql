\ir ../given.sql


SELECT version, "offset" FROM chain_events('{Placed,Paid}', '{1,1}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}', '{f,f}', '{}');
--> 1 | 4
--> 2 | 5
