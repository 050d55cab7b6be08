SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', NULL);
--! 22S01 command_id must be given
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{NULL}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S04 version must be from 0
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{NULL}', '00000000-0000-0000-0000-0000000000c9');
--! 22S01 final must be given
SELECT save_states('{order}', '{" "}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S01 decider_id
SELECT save_states('{NULL}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S01 decider must be a text
