\ir ../given.sql

SELECT remove_view('shipping');
--! ST010 view shipping
