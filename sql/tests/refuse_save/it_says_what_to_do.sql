SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{1}', '{f}', '00000000-0000-0000-0000-0000000000c9');
--! 23S02 Hint: Another writer was faster: load the state, decide and save again.
