-- now() stands still at the beginning of the transaction.
SELECT store_clock() > now();
--> t
