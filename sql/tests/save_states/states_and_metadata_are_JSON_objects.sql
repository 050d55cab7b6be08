SELECT save_states('{order}', '{a}', ARRAY['7']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S03 state must be a JSON object, but was 'number'
SELECT save_states('{order}', '{a}', ARRAY[NULL]::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S03 state must be a JSON object, but was null
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9', '[]');
--! 22S03 metadata must be a JSON object, but was 'array'
