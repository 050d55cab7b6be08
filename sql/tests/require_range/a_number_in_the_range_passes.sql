SELECT require_range('limit', 1, 1, 10);
-->
SELECT require_range('limit', 10, 1, 10);
-->
