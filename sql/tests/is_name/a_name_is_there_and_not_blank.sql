SELECT is_name(NULL), is_name(''), is_name('  '), is_name(U&'\00A0\3000');
--> f | f | f | f
