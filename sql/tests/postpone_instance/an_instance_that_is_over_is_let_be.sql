\ir ../given.sql

SELECT attempts FROM postpone_instance('order', 'a', 'no paper');
--> (no rows)
