SELECT require_range('limit', 0, 1, 10);
--! 22S04 limit must be from 1 to 10, but was '0'
SELECT require_range('limit', 11, 1, 10);
--! 22S04 limit must be from 1 to 10, but was '11'
SELECT require_range('limit', NULL, 1, 10);
--! 22S04 limit must be from 1 to 10, but was null
