-- What the lookup of the event type costs.
SELECT change_function('chain_event', 'FROM deciders d', 'FROM (SELECT) d');
SELECT change_function('chain_event', 'WHERE d\.decider.*?NEW\.event_version;', ';');
