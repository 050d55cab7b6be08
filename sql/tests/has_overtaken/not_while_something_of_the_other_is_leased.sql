\ir ../given.sql

SELECT view FROM register_view('rebuilt', '2000-01-01');
--> rebuilt
SELECT decider_id FROM stream_events('billing', 1);
--> a
SELECT has_overtaken('rebuilt', 'billing');
--> f
SELECT decider_id FROM nack_event('billing', 'a');
--> a
SELECT has_overtaken('rebuilt', 'billing');
--> t
-- A lease that ran out is none, and a pause is no matter.
SELECT decider_id FROM stream_events('billing', 1, 0);
--> b
SELECT view FROM pause_view('billing', 60);
--> billing
SELECT has_overtaken('rebuilt', 'billing');
--> t
