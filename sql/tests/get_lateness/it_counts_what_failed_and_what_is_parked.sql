\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', ARRAY[now() - interval '5 s', now() - interval '2 min'], '{f,f}', '{t,t}');
--> 2
SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> 1
SELECT attempts FROM postpone_instance('order', 'b', 'no paper', 60000);
--> 1
SELECT * FROM get_lateness('order');
--> 0 | 0 | 0 | 1 | 0 | 1
