\ir ../given.sql

SELECT event FROM append_events('{}', '{}', '{}', '{}', '00000000-0000-0000-0000-0000000000c9', '{}');
--> (no rows)
