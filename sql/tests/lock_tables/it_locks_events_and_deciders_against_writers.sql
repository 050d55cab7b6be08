SELECT lock_tables();
-->
SELECT l.relation::regclass, l.mode FROM pg_locks l
 WHERE l.pid = pg_backend_pid() AND l.mode = 'ShareRowExclusiveLock' ORDER BY l.relation::regclass::text;
--> deciders | ShareRowExclusiveLock
--> events | ShareRowExclusiveLock
