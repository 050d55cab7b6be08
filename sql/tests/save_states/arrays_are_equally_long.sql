SELECT save_states('{order,order}', '{a,b}', ARRAY['{}']::jsonb[], '{0,0}', '{f,f}', '00000000-0000-0000-0000-0000000000c9');
--! 22S04 arrays must be as long as v_deciders, but was '2'
