\ir ../given.sql

SELECT version, event, event_id FROM get_last_event('a', 'order');
--> 2 | Paid | 00000000-0000-0000-0000-0000000000a2
