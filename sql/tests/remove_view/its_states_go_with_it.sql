\ir ../given.sql

INSERT INTO view_states (view, key, version, state, updated_at)
VALUES ('billing', 'a', 1, '{}', now()), ('shipping', 'a', 1, '{}', now());
SELECT view FROM remove_view('billing');
--> billing
SELECT view FROM view_states;
--> shipping
