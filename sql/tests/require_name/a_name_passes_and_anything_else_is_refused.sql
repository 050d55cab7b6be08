SELECT require_name('view', 'billing');
-->
SELECT require_name('view', '');
--! 22S01 view must be a text of 1 to 512 bytes that is not blank and has no control characters, but was ''
SELECT require_name('view', NULL);
--! 22S01 but was null
