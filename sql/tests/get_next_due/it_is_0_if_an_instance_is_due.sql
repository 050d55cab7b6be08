\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT get_next_due('order');
--> 0
