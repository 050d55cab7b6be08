\ir ../given.sql

SELECT register_view(repeat('x', 1000));
--! 22S01 Detail: {"value": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "argument": "view"}
