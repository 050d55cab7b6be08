\ir ../given.sql

SELECT start_view('billing', '2100-01-01', NULL);
-->
SELECT "offset" FROM cursors;
--> 3
