\ir ../given.sql


SELECT version FROM place_event('Placed', 1, 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, false, '{}');
--> 1
SELECT version FROM place_event('Placed', 1, 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, false, '{}');
--! 23505 there is an event with the id
