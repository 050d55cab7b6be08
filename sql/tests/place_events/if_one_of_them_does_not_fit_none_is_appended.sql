\ir ../given.sql


SELECT place_events('{Paid,Shipped}', '{1,1}', 'order', 'a', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2', false, '{}');
--! 23S05
SELECT place_events('{Paid,Paid}', '{1,1}', 'order', 'a', ARRAY['{}', '[]']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2', false, '{}');
--! 22S03
SELECT version FROM get_last_event('a', 'order');
--> 2
