-- The store, but with a queue of ten thousand: a view that is behind finds several events of a stream at one look.
SELECT change_function('stream_events', 'c_queue CONSTANT bigint := 1000\D', 'c_queue CONSTANT bigint := 10000:');
