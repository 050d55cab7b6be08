\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT count(*) FROM process_instances WHERE process = 'order';
--> 2
SELECT count(*) FROM claim_instances('payment', '{a}');
--> 1
SELECT count(*) FROM process_instances WHERE process = 'order';
--> 2
