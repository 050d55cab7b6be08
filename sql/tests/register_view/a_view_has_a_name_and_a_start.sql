\ir ../given.sql

SELECT register_view(' ');
--! 22S01 view must be a text of 1 to 512 bytes
SELECT register_view('shipping', NULL);
--! 22S01 start_at must be given
