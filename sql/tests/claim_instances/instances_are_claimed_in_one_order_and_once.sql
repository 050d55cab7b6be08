\ir ../given.sql

SELECT instance, due_at, attempts, started_at FROM claim_instances('order', '{b,a,b}');
--> a | null | 0 | null
--> b | null | 0 | null
