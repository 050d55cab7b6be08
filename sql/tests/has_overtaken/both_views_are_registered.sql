\ir ../given.sql

SELECT has_overtaken('unheard of', 'billing');
--! ST010 unheard of
SELECT has_overtaken('billing', 'unheard of');
--! ST010 unheard of
