\ir ../given.sql


SELECT version, "offset" FROM place_events('{Paid,Paid}', '{1,1}', 'order', 'a', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2', true, '{}');
--> 3 | 4
--> 4 | 5
SELECT version, final, previous_id = event_id_of('00000000-0000-0000-0000-0000000000c9', version - 3) FROM get_events('a', 'order', 2);
--> 3 | f | f
--> 4 | t | t
