\ir ../given.sql

SELECT postpone_instance('order', 'a', 'no paper', -1);
--! 22S04 milliseconds
