\ir ../given.sql

SELECT refuse_instance('ST060', 'order', 'a', 'it is over');
--! ST060 process order, instance a: it is over
