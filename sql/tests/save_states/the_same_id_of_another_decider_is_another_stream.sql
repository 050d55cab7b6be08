SELECT decider, version FROM save_states('{order,payment}', '{a,a}', ARRAY['{}', '{}']::jsonb[], '{0,0}', '{f,f}', '00000000-0000-0000-0000-0000000000c9');
--> order | 1
--> payment | 1
