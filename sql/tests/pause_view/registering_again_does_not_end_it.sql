\ir ../given.sql

SELECT view FROM pause_view('billing', 60);
--> billing
SELECT paused_until > store_clock() FROM register_view('billing', v_lock_timeout_s => 7);
--> t
