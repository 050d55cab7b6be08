SET LOCAL lock_timeout = '7s';
SELECT await_claim(7);
-->
SELECT current_setting('lock_timeout');
--> 7s
