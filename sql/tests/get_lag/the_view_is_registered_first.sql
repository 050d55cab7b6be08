\ir ../given.sql

SELECT get_lag('shipping');
--! ST010 view shipping
