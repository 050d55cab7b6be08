\ir ../given.sql

SELECT append_events('{Placed,Paid}', '{order}', '{d}', ARRAY['{}']::jsonb[], '00000000-0000-0000-0000-0000000000c9', '{NULL}');
--! 22S04 arrays must be as long as v_events, but was '2'
