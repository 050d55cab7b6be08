\ir ../given.sql

SELECT ack_event('billing', 'a', 1);
--! ST011 there never was one
