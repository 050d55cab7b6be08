\ir ../given.sql


SELECT version FROM place_command('{Paid,Placed}', '{1,1}', '{order,order}', '{b,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', ARRAY['00000000-0000-0000-0000-0000000000b1', NULL]::uuid[], '{f,f}', '{}', '{order}', '{a}', ARRAY['00000000-0000-0000-0000-0000000000b1']::uuid[]);
--! 23S07 (stream order/a, version 2, last event 00000000-0000-0000-0000-0000000000a2, read 00000000-0000-0000-0000-0000000000b1)
SELECT version FROM place_command('{Paid,Placed}', '{1,1}', '{order,order}', '{b,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', ARRAY['00000000-0000-0000-0000-0000000000b1', NULL]::uuid[], '{f,f}', '{}', '{order,order}', '{a,e}', ARRAY['00000000-0000-0000-0000-0000000000a2', NULL]::uuid[]);
--> 2
--> 1
