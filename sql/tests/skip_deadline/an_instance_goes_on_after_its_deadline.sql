\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> 1
SELECT error, skipped_until = '2026-01-01 10:00Z' FROM skip_deadline('order', 'a', '2026-01-01 10:00Z');
--> null | t
SELECT instance, skipped_until = due_at FROM claim_due_instances('order');
--> a | t
