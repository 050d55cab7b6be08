-- A text from right to left, and a space without a width.
SELECT is_name(U&'a\202Eb'), is_name(U&'a\200Bb');
--> f | f
