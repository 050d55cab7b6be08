SELECT save_states('{order}', '{a}', ARRAY['{"total": 10}']::jsonb[], '{0}', '{t}', '00000000-0000-0000-0000-0000000000c1');
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{1}', '{f}', '00000000-0000-0000-0000-0000000000c2');
--! 23S04 stream order/a, version 1
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{t}', '00000000-0000-0000-0000-0000000000c2');
--! 23S04
SELECT version, state, final FROM get_state('a', 'order');
--> 1 | {"total": 10} | t
