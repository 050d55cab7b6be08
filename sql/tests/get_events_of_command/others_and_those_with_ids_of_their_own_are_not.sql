\ir ../given.sql

SELECT event FROM get_events_of_command('00000000-0000-0000-0000-0000000000c9');
--> (no rows)
SELECT event FROM get_events_of_command('00000000-0000-0000-0000-0000000000c1');
--> (no rows)
SELECT event FROM get_events_of_command(NULL);
--> (no rows)
