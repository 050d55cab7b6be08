SELECT require_same_length(2, 2, 2);
-->
-- No array at all, as array_agg() returns for no row.
SELECT require_same_length(NULL, NULL);
-->
