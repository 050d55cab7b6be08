\ir ../given.sql

SELECT pause_view('unheard of', 60);
--! ST010
SELECT pause_view('billing', 31536001);
--! 22S04 seconds must be from 0 to 31536000
SELECT pause_view('billing', NULL);
--! 22S04 seconds
