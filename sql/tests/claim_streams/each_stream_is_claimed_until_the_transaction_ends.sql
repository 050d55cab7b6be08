\ir ../given.sql

SELECT claim_streams('{order,order}', '{a,b}');
-->
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
--> 2
