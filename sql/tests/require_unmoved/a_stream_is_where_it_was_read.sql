\ir ../given.sql


SELECT require_unmoved('{order,order}', '{a,d}', ARRAY['00000000-0000-0000-0000-0000000000a2', NULL]::uuid[]);
-->
SELECT require_unmoved('{order}', '{b}', '{NULL}');
--! 23S07 (stream order/b, version 1, last event 00000000-0000-0000-0000-0000000000b1, read null)
--! 23S07 Hint: Nothing was stored. Load the streams, decide and append again.
