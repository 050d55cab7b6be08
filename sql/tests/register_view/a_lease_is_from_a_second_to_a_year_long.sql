\ir ../given.sql

SELECT register_view('shipping', now(), 0);
--! 22S04 lock_timeout_s
SELECT register_view('shipping', now(), 31536001);
--! 22S04 lock_timeout_s
