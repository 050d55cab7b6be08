\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2026-01-01 10:00Z,2126-01-01 10:00Z}', '{f,f}', '{t,t}');
--> 2
SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> 1
SELECT skip_deadline('order', 'a', '2026-01-01 11:00Z');
--! ST061 stands at the deadline
