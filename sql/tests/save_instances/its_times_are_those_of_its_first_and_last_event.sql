\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT p.started_at = min(e.created_at), p.updated_at = max(e.created_at) FROM process_instances p JOIN events e ON (e.decider, e.decider_id) = (p.process, p.instance) WHERE p.instance = 'a' GROUP BY p.started_at, p.updated_at;
--> t | t
