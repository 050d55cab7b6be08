\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-02 10:00Z,2026-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT instance FROM claim_due_instances('order', 10);
--> b
--> a
SELECT instance FROM claim_due_instances('order');
--> b
