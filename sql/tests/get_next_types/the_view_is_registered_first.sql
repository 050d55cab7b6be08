\ir ../given.sql

SELECT get_next_types('shipping');
--! ST010 view shipping
