SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c1');
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c2');
--! 23S01 stream order/a, version 1, expected 0
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{1}', '{f}', '00000000-0000-0000-0000-0000000000c3');
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{1}', '{f}', '00000000-0000-0000-0000-0000000000c4');
--! 23S02 stream order/a, version 2, expected 1
