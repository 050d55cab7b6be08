SELECT is_document('{}', '{"a": 1}'), is_document('[]', '{}'), is_document('{}', '1');
--> t | f | f
SELECT is_document(NULL, '{}') IS TRUE, is_document('{}', NULL) IS TRUE;
--> f | f
