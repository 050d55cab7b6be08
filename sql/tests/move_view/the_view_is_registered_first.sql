\ir ../given.sql

SELECT move_view('shipping', 0);
--! ST010 view shipping
