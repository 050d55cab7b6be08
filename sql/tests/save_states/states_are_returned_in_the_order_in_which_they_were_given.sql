SELECT save_states('{order}', '{b}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c1');
SELECT decider_id, version FROM save_states('{order,order}', '{b,a}', ARRAY['{}', '{}']::jsonb[], '{1,0}', '{f,f}', '00000000-0000-0000-0000-0000000000c2');
--> b | 2
--> a | 1
