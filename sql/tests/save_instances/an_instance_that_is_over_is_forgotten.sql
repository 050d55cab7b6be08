\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT instance FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2026-01-01 10:00Z}', '{t,f}', '{t,t}');
--> b
SELECT instance FROM process_instances;
--> b
