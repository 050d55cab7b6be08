\ir ../given.sql

UPDATE deciders SET description = '' WHERE event = 'Paid';
--! ST030 deciders is immutable: UPDATE refused
DELETE FROM deciders WHERE event = 'Paid';
--! ST030 deciders is immutable: DELETE refused
TRUNCATE deciders;
--! ST030 deciders is immutable: TRUNCATE refused
