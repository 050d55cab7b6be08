\ir ../given.sql


SELECT count(*)
  FROM place_anywhere('{Placed,Paid}', '{1,1}', '{order,order}', '{d,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}', '{t,f}', '{}');
--> 0
