\ir ../given.sql

SELECT view FROM register_view('paid', '2000-01-01', v_events => '{Paid}');
--> paid
SELECT dispatch_events('paid', 100);
--> 1
SELECT decider_id, last_version, l."offset" FROM locks l WHERE view = 'paid';
--> a | 1 | 2
SELECT c."offset" FROM cursors c WHERE view = 'paid';
--> 3
