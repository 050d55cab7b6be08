\ir ../given.sql

SELECT decider, event, event_version, description FROM register_decider_event('payment', 'Received', 'money has come');
--> payment | Received | 1 | money has come
