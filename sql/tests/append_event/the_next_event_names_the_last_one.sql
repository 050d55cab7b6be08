\ir ../given.sql

SELECT event, version, "offset" FROM append_event('Paid', '00000000-0000-0000-0000-0000000000b2', 'order', 'b', '{}', '00000000-0000-0000-0000-0000000000c9', '00000000-0000-0000-0000-0000000000b1');
--> Paid | 2 | 4
