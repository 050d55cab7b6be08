\ir ../given.sql

SELECT register_decider_event('order', 'Shipped', '', 0);
--! 22S04 event_version must be from 1
