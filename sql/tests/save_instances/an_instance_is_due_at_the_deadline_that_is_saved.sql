\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT instance, due_at = '2026-01-01 10:00Z', look_at = due_at, error, started_at <= updated_at FROM save_instances('order', '{a}', '{2026-01-01 10:00Z}', '{f}', '{t}');
--> a | t | t | null | t
