\ir ../given.sql

SELECT claim_streams('{order}', '{d}');
-->
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
--> 1
