\ir ../given.sql

SELECT * FROM get_next_types('billing');
--> order | Placed | 1 | 2
SELECT count(*) FROM stream_events('billing', 1);
--> 1
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT * FROM get_next_types('billing');
--> order | Paid | 1 | 1
--> order | Placed | 1 | 1
