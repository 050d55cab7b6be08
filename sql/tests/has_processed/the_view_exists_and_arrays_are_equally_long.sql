\ir ../given.sql

SELECT has_processed('unheard of', '{order}', '{a}', '{1}');
--! ST010
SELECT has_processed('billing', '{order}', '{a}', '{1,2}');
--! 22S04
