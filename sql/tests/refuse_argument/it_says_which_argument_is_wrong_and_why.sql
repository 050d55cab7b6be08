\ir ../given.sql

SELECT register_view('billing', now(), 0);
--! 22S04 lock_timeout_s must be from 1 to 31536000, but was '0'
--! 22S04 Detail: {"value": "0", "argument": "lock_timeout_s"}
--! 22S04 Hint: Nothing was stored. Correct the argument and call again.
