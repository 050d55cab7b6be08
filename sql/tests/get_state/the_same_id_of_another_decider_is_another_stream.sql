SELECT save_states('{order}', '{a}', ARRAY['{}']::jsonb[], '{0}', '{f}', '00000000-0000-0000-0000-0000000000c9');
SELECT state FROM get_state('a', 'payment');
--> (no rows)
