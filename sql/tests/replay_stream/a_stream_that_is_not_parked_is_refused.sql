\ir ../given.sql

SELECT replay_stream('billing', 'a');
--! ST014 stream a
