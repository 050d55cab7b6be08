\ir ../given.sql

SELECT move_view('billing', -1);
--! 22S04 offset must be from 0 to 3
SELECT move_view('billing', 4);
--! 22S04 offset must be from 0 to 3
SELECT move_view('billing', NULL);
--! 22S04 but was null
