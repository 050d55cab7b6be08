\ir ../given.sql

SELECT renew_leases('unheard of', '{order}', '{a}');
--! ST010
SELECT renew_leases('billing', '{order}', '{a,b}');
--! 22S04 must be equally long
SELECT renew_leases('billing', '{order}', '{a}', 31536001);
--! 22S04 seconds must be from 0 to 31536000
