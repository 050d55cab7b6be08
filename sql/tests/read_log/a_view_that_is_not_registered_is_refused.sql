\ir ../given.sql

SELECT read_log('shipping');
--! ST010 view shipping
