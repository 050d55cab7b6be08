SELECT version FROM save_states('{}', '{}', '{}', '{}', '{}', '00000000-0000-0000-0000-0000000000c9');
--> (no rows)
