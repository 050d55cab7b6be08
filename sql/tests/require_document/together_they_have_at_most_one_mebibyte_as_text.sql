SELECT require_document('state', jsonb_build_object('n', repeat('x', 1048576 - 11)), '{}');
-->
SELECT require_document('state', jsonb_build_object('n', repeat('x', 1048576 - 10)), '{}');
--! 22S02 state and metadata must be at most 1048576 bytes as text, together, but was '1048577 bytes'
