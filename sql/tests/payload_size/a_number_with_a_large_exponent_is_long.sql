SELECT payload_size('1e100000');
--> 100001
SELECT pg_column_size('1e100000'::jsonb) < 100;
--> t
