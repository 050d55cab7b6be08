\ir ../given.sql

SELECT save_instances('order', '{a,b}', '{NULL}', '{f,f}', '{t,t}');
--! 22S04 as long as v_instances
