SELECT state FROM get_state('a', 'order');
--> (no rows)
