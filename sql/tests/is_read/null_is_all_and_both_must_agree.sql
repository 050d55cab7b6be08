\ir ../given.sql

SELECT is_read('order', 'Placed', NULL, NULL), is_read('order', 'Placed', '{order}', NULL), is_read('order', 'Placed', NULL, '{Paid,Placed}');
--> t | t | t
SELECT is_read('order', 'Placed', '{payment}', NULL), is_read('order', 'Placed', NULL, '{Paid}'), is_read('order', 'Placed', '{order}', '{Paid}');
--> f | f | f
SELECT is_read('order', 'Placed', '{order}', '{Placed}');
--> t
