\ir ../given.sql

SELECT claim_due_instances('order', 10001);
--! 22S04 limit
