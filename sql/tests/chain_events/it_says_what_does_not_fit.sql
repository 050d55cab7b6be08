\ir ../given.sql


SELECT chain_events('{Placed,Paid}', '{1,1}', '{order,order}', '{d,b}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}', '{f,f}', '{}');
--! 23S01 (stream order/b, version 1
