\ir ../given.sql

SELECT view, lock_timeout_s FROM register_view('shipping');
--> shipping | 300
SELECT view, lock_timeout_s FROM register_view('packing', now(), 60);
--> packing | 60
