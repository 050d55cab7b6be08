\ir ../given.sql

SELECT register_decider_event('order', 'Paid', 'again');
--! 23505 deciders_pkey
