SELECT claim(7);
-->
SELECT claim(7);
-->
SELECT mode FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
--> ExclusiveLock
