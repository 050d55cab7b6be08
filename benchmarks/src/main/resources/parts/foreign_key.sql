-- The server checks event types, instead of the trigger.
ALTER TABLE events ADD FOREIGN KEY (decider, event, event_version) REFERENCES deciders;
SELECT change_function('chain_event', 'FROM deciders d', 'FROM (SELECT) d');
SELECT change_function('chain_event', 'WHERE d\.decider.*?NEW\.event_version;', ';');
