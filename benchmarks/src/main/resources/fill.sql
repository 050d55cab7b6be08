ALTER TABLE events DISABLE TRIGGER USER;
INSERT INTO events (event, event_id, decider, decider_id, data, command_id, previous_id, created_at, "offset", transaction_id, version)
SELECT 'Opened', md5(s || '/' || v)::uuid, 'account', 'stream ' || s, 
       '{"type": "Opened", "owner": "Ada Lovelace", "address": "12 St James''s Square, London SW1Y", "currency": "GBP", "limit": 125000, "balance": 0, "remarks": ["first", "checked", "by hand"]}', gen_random_uuid(),
       CASE WHEN v > 1 THEN md5(s || '/' || v - 1)::uuid END, clock_timestamp(), (v - 1)::bigint * :streams + s,
       pg_current_xact_id(), v
  FROM generate_series(1, :length) v, generate_series(1, :streams) s;
SELECT setval('events_offset_seq', :length::bigint * :streams);
ALTER TABLE events ENABLE TRIGGER USER;
