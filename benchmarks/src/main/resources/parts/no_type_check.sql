-- The cost of looking up the event type.
SELECT change_function('append_event', 'deciders d CROSS JOIN ', '');
SELECT change_function('append_event', 'd\.decider = v_decider AND d\.event = v_event AND d\.event_version = v_event_version\s+AND ', '');
