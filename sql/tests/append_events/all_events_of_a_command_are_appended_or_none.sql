\ir ../given.sql

SELECT append_events('{Placed,Placed}', '{order,order}', '{d,a}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL}');
--! 23S01 stream order/a
SELECT event FROM get_events('d', 'order');
--> (no rows)
