\ir ../given.sql

SELECT view FROM register_view('shipping', '2000-01-01', 300);
--> shipping
SELECT view, lock_timeout_s FROM register_view('billing', '2000-01-01', 7);
--> billing | 7
SELECT view, lock_timeout_s FROM views ORDER BY view;
--> billing | 7
--> shipping | 300
