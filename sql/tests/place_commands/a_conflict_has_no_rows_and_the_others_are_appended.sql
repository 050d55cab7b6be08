\ir ../given.sql


-- The second one believes that its stream is new.
SELECT command_id, version, "offset"
  FROM place_commands('{Paid,Placed,Placed,Paid}', '{1,1,1,1}', '{order,order,order,order}', '{a,b,d,d}', ARRAY['{}', '{}', '{}', '{}']::jsonb[],
                      ARRAY['00000000-0000-0000-0000-0000000000c7', '00000000-0000-0000-0000-0000000000c8', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000c9']::uuid[], '{1,1,1,2}', ARRAY['00000000-0000-0000-0000-0000000000a2', NULL, NULL, NULL]::uuid[], '{f,f,f,f}', ARRAY['{}', '{}', '{}', '{}']::jsonb[]);
--> 00000000-0000-0000-0000-0000000000c7 | 3 | 4
--> 00000000-0000-0000-0000-0000000000c9 | 1 | 5
--> 00000000-0000-0000-0000-0000000000c9 | 2 | 6
