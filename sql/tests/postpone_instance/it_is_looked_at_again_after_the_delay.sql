\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT attempts, error, look_at > now() + interval '50 s', due_at = '2026-01-01 10:00Z' FROM postpone_instance('order', 'a', 'no paper', 60000);
--> 1 | no paper | t | t
SELECT instance FROM claim_due_instances('order');
--> (no rows)
