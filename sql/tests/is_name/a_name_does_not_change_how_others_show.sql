-- A text from right to left, and a space without a width.
SELECT is_name(U&'a\202Eb'), is_name(U&'a\200Bb');
--> f | f
-- A soft hyphen, a joiner, a tag character and one of a private area.
SELECT is_name(U&'a\00ADb'), is_name(U&'a\200Db'), is_name(U&'a\+0E0041b'), is_name(U&'a\E000b');
--> f | f | f | f
