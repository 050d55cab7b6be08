-- The server checks event types, instead of the trigger.
ALTER TABLE events ADD FOREIGN KEY (decider, event, event_version) REFERENCES deciders;
SELECT change_function('chain_event', 'EXISTS \(SELECT FROM deciders.*?\) AS declared', 'true AS declared');
