\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT instance, last_event, due_at = look_at, attempts, error, started_at <= last_event_at FROM get_instances('order') ORDER BY instance;
--> a | Paid | t | 0 | null | t
--> b | Placed | t | 0 | null | t
