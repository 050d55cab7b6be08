\ir ../given.sql

SELECT leased_stream('billing', 'a', 'order', NULL);
--! ST011 the lease is lost, or there never was one
