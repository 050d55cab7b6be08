\ir ../given.sql

DELETE FROM events WHERE decider_id = 'd';
--! ST030 Hint: Append an event that corrects the earlier one.
