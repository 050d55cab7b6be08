\ir ../given.sql

SET ROLE fstore_writer;
SELECT stream_events('billing');
--! 42501 stream_events
RESET ROLE;
SET ROLE fstore_consumer;
SELECT event FROM stream_events('billing');
--> Placed
