\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM save_instances('order', '{a,b}', ARRAY[now() + interval '1 h', now() + interval '2 h'], '{f,f}', '{t,t}');
--> 2
SELECT get_next_due('order') BETWEEN 3500000 AND 3600000;
--> t
