\ir ../given.sql

SELECT decider_id, version, event, data FROM stream_events('billing');
--> a | 1 | Placed | {"total": 10}
