SELECT save_states('{order}', '{a}', ARRAY['{"total": 10}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c1');
SELECT version, state, command_id, metadata FROM save_states('{order}', '{a}', ARRAY['{"total": 20}']::jsonb[], '{1}', '{f}', '00000000-0000-0000-0000-0000000000c2', '{"user": "eve"}');
--> 2 | {"total": 20} | 00000000-0000-0000-0000-0000000000c2 | {"user": "eve"}
SELECT version, state FROM get_state('a', 'order');
--> 2 | {"total": 20}
