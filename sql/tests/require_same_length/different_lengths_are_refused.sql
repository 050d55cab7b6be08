SELECT require_same_length(2, 2, 1);
--! 22S04 arrays must be equally long, but was '2, 2, 1'
SELECT require_same_length(2, NULL);
--! 22S04 arrays must be equally long, but was '2'
