\ir ../given.sql

SELECT deciders, events FROM register_view('paid', '2000-01-01', v_events => '{Paid}');
--> null | {Paid}
SELECT decider_id, event, version FROM stream_events('paid', 10);
--> a | Paid | 2
-- b has nothing to read.
SELECT decider_id FROM locks WHERE view = 'paid';
--> a
SELECT deciders FROM register_view('payments', '2000-01-01', v_deciders => '{payment}');
--> {payment}
SELECT event FROM stream_events('payments', 10);
--> (no rows)
