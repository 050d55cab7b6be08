\ir ../given.sql


SELECT version, "offset" FROM place_command('{Paid,Placed}', '{1,1}', '{order,order}', '{b,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', ARRAY['00000000-0000-0000-0000-0000000000b1', NULL]::uuid[], '{f,f}', '{}', '{}', '{}', '{}');
--> 2 | 4
--> 1 | 5
