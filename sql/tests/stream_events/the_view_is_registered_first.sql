\ir ../given.sql

SELECT stream_events('shipping');
--! ST010 view shipping
