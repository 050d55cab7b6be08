\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> 1
SELECT count(*) FROM save_instances('order', '{a}', '{2026-01-01 10:00Z}', '{f}', '{f}');
--> 0
SELECT error FROM process_instances WHERE instance = 'a';
--> no paper
SELECT error, attempts FROM save_instances('order', '{a}', '{2026-01-01 10:00Z}', '{f}', '{t}');
--> null | 0
