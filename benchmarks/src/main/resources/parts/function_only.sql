-- The function alone: nothing is looked up, and no trigger has a condition to evaluate.
DROP TRIGGER chain_event ON events;
SELECT change_function('append_event', 'deciders d CROSS JOIN free_place\(v_decider, v_decider_id, v_previous_id\) p',
                       '(SELECT 1::bigint AS version, NULL::timestamptz AS last_at) p');
SELECT change_function('append_event', 'WHERE d\.decider.*?RETURNING', 'RETURNING');
