\ir ../given.sql

SELECT p.place, decider, decider_id FROM pending_events('billing', NULL) p ORDER BY 1;
--> 1 | order | a
--> 2 | order | a
--> 3 | order | b
SELECT p.place FROM pending_events('billing', 2) p ORDER BY 1;
--> 1
--> 2
SELECT decider_id FROM stream_events('billing', 1);
--> a
SELECT last_version FROM ack_event('billing', 'a', 1);
--> 1
SELECT p.place FROM pending_events('billing', 3) p ORDER BY 1;
--> 2
--> 3
SELECT view FROM register_view('billing', v_events => '{Placed}');
--> billing
SELECT p.place FROM pending_events('billing', NULL) p;
--> 3
