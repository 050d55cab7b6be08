\ir ../given.sql

SELECT event FROM stream_events('billing', 1);
--> Placed
SELECT renew_lease('billing', 'a', -1);
--! 22S04 seconds must be from 0 to 31536000
SELECT renew_lease('billing', 'a', 31536001);
--! 22S04 seconds must be from 0 to 31536000
