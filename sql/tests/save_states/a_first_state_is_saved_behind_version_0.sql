SELECT version, state, final, command_id, metadata FROM save_states('{order}', '{a}', ARRAY['{"total": 10}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--> 1 | {"total": 10} | f | 00000000-0000-0000-0000-0000000000c9 | {}
