\ir ../given.sql


SELECT version, last_at IS NOT NULL FROM free_place('order', 'a', '00000000-0000-0000-0000-0000000000a2');
--> 3 | t
SELECT version, last_at IS NOT NULL FROM free_place('order', 'd', NULL);
--> 1 | f
SELECT version FROM free_place('order', 'a', NULL);
--> (no rows)
SELECT version FROM free_place('order', 'a', '00000000-0000-0000-0000-0000000000a1');
--> (no rows)
