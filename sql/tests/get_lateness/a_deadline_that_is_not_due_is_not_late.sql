\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', '{2126-01-01,NULL}', '{f,f}', '{t,t}');
--> 2
SELECT * FROM get_lateness('order');
--> 0 | 0 | 0 | 0 | 0 | 0
