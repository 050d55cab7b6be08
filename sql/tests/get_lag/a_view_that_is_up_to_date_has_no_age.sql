\ir ../given.sql

SELECT count(*) FROM move_view('billing', 3);
--> 1
SELECT * FROM get_lag('billing');
--> 0 | 0 | 0 | null | null
