\ir ../given.sql

SELECT require_view('shipping');
--! ST010 view shipping: the view is not registered
SELECT require_view(NULL);
--! ST010 the view is not registered
