\ir ../given.sql


SELECT version FROM append_event('Paid', '00000000-0000-0000-0000-0000000000a3', 'order', 'a', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000a2', v_final => true);
--> 3
SELECT version FROM free_place('order', 'a', '00000000-0000-0000-0000-0000000000a3');
--> (no rows)
