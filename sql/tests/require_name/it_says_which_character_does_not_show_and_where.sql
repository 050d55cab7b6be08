\ir ../given.sql

SELECT require_name('decider_id', U&'ab\200Dc');
--! 22S01 decider_id must not contain the invisible character U+200D (place 3), but was
SELECT register_view(U&'\+0E0041');
--! 22S01 view must not contain the invisible character U+E0041 (place 1)
SELECT append_event('Placed', gen_random_uuid(), 'order', U&'x\00AD', '{}', gen_random_uuid(), NULL);
--! 22S01 decider_id must not contain the invisible character U+00AD (place 2)
