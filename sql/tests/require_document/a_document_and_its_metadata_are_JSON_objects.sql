SELECT require_document('state', '{}', '{}');
-->
SELECT require_document('state', '[]', '{}');
--! 22S03 state must be a JSON object, but was 'array'
SELECT require_document('state', NULL, '{}');
--! 22S03 state must be a JSON object, but was null
SELECT require_document('state', '{}', '"eve"');
--! 22S03 metadata must be a JSON object, but was 'string'
