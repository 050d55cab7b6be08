INSERT INTO events (event, event_id, decider, decider_id, data, command_id, previous_id)
SELECT 'Opened', md5(':name ' || s || '/' || :version)::uuid, 'account', ':name ' || s, '{"owner": "somebody", "amount": 100}',
       gen_random_uuid(), CASE WHEN :version > 1 THEN md5(':name ' || s || '/' || :version - 1)::uuid END
  FROM generate_series(:from, :to) s;
