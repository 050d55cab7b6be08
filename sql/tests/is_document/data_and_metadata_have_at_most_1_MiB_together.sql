-- {"a": "…"} and {} are 11 characters more.
SELECT is_document(jsonb_build_object('a', repeat('x', 1048565)), '{}'), is_document(jsonb_build_object('a', repeat('x', 1048566)), '{}');
--> t | f
