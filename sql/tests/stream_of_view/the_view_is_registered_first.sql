\ir ../given.sql

SELECT stream_of_view('shipping', 'a', NULL);
--! ST010 view shipping
