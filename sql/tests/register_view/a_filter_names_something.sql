\ir ../given.sql

SELECT register_view('paid', v_events => '{}');
--! 22S04 must be null, for all, or name what is read
SELECT register_view('paid', v_deciders => '{}');
--! 22S04 must be null, for all, or name what is read
SELECT register_view('paid', v_events => '{Paid,NULL}');
--! 22S01 events
SELECT register_view('paid', v_deciders => '{" "}');
--! 22S01 deciders
