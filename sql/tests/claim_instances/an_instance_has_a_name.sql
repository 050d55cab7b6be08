\ir ../given.sql

SELECT claim_instances('order', '{""}');
--! 22S01 instances
SELECT claim_instances('', '{a}');
--! 22S01 process
