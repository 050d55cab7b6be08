\ir ../given.sql

SELECT count(*) FROM append_events('{Placed,Paid,Placed}', '{order,order,order}', '{d,d,e}', ARRAY['{}','{}','{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL,NULL,NULL}');
--> 3
SELECT event, decider_id, version FROM get_events_of_command('00000000-0000-0000-0000-0000000000c9');
--> Placed | d | 1
--> Paid | d | 2
--> Placed | e | 1
