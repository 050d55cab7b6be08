\ir ../given.sql

SELECT start_view('billing', NULL, 2);
-->
SELECT "offset" FROM cursors;
--> 2
