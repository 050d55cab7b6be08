\ir ../given.sql

SELECT view FROM register_view('placed', '2100-01-01', v_events => '{Placed}');
--> placed
SELECT has_processed('placed', '{order}', '{a}', '{1}'), has_processed('placed', '{order}', '{a}', '{2}');
--> f | t
