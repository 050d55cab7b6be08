\ir ../given.sql

SELECT register_decider_event('', 'Paid', '');
--! 22S01 decider must be a text of 1 to 512 bytes
SELECT register_decider_event('order', E'Paid\n', '');
--! 22S01 event must not contain the invisible character U+000A (place 5)
