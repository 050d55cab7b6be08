SELECT is_name(repeat('x', 512)), is_name(repeat('x', 513));
--> t | f
-- This letter takes two of them.
SELECT is_name(repeat('ö', 256)), is_name(repeat('ö', 257));
--> t | f
