\ir ../given.sql

SELECT claim_streams('{order,order}', '{a,a}');
-->
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
--> 1
