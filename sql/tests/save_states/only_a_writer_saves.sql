SET ROLE fstore_reader;
SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 42501 save_states
RESET ROLE;
SET ROLE fstore_writer;
SELECT version FROM save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--> 1
