\ir ../given.sql


SELECT event_id = event_id_of('00000000-0000-0000-0000-0000000000c9', 1), version, "offset"
  FROM place_anywhere('{Placed,Placed}', '{1,1}', '{order,order}', '{e,d}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}', '{f,f}', '{}');
--> t | 1 | 4
--> f | 1 | 5
SELECT decider_id FROM events WHERE "offset" > 3 ORDER BY "offset";
--> e
--> d
