\ir ../given.sql

SELECT schedule_nack_event('billing', 'a', 1000);
--! ST011 stream a
