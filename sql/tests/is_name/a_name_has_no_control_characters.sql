SELECT is_name(E'a\nb'), is_name(E'a\tb'), is_name(E'a\u0001b'), is_name(E'a\u0085b');
--> f | f | f | f
