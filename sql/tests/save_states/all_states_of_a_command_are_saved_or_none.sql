SELECT save_states('{order}', '{b}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c1');
SELECT save_states('{order,order}', '{a,b}', ARRAY['{}', '{}']::jsonb[], '{0,0}', '{f,f}', '00000000-0000-0000-0000-0000000000c2');
--! 23S01 stream order/b
SELECT version FROM get_state('a', 'order');
--> (no rows)
