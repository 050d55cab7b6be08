\ir ../given.sql

SELECT require_view('billing');
-->
