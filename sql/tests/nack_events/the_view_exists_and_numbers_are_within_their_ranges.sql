\ir ../given.sql

SELECT nack_events('unheard of', '{order}', '{a}');
--! ST010
SELECT nack_events('billing', '{order}', '{a,b}');
--! 22S04 must be equally long
SELECT nack_events('billing', '{order}', '{a}', -1);
--! 22S04 milliseconds must be from 0 to 31536000000
