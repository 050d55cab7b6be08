-- What the lookup of the event type costs.
SELECT change_function('chain_event', 'EXISTS \(SELECT FROM deciders.*?\) AS declared', 'true AS declared');
