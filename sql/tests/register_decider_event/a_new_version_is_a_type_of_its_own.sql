\ir ../given.sql

SELECT event, event_version FROM register_decider_event('order', 'Paid', 'with a receipt', 2);
--> Paid | 2
SELECT event_version FROM deciders WHERE event = 'Paid' ORDER BY event_version;
--> 1
--> 2
