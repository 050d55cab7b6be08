SELECT save_states('{order,order}', '{a,a}', ARRAY['{}', '{}']::jsonb[], '{0,1}', '{f,f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S04 decider_ids must name a stream once, but was 'a'
