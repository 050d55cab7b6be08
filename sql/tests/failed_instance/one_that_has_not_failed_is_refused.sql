\ir ../given.sql

SELECT count(*) FROM claim_instances('order', '{a,b}');
--> 2
SELECT failed_instance('order', 'a');
--! ST060 has not failed
