\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> 1
SELECT attempts, error, look_at = due_at FROM replay_instance('order', 'a');
--> 0 | null | t
SELECT instance FROM claim_due_instances('order');
--> a
