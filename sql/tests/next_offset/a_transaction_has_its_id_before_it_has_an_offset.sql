\ir ../given.sql


SELECT next_offset(), pg_current_xact_id_if_assigned() IS NOT NULL;
--> 4 | t
SELECT next_offset();
--> 5
