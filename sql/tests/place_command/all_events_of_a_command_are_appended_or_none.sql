\ir ../given.sql


SELECT version FROM place_command('{Paid,Placed}', '{1,1}', '{order,order}', '{b,a}', ARRAY['{}', '{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', ARRAY['00000000-0000-0000-0000-0000000000b1', NULL]::uuid[], '{f,f}', '{}', '{}', '{}', '{}');
--! 23S01 (stream order/a, version 2
SELECT version FROM get_last_event('b', 'order');
--> 1
