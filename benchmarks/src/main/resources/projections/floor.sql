-- The least read model with the least progress, and a log in which four shares stand one after the other, so that four
-- workers do not meet: :streams streams of :length events.
CREATE TABLE totals (stream text PRIMARY KEY, number bigint NOT NULL, sum bigint NOT NULL);
CREATE TABLE progress (share int PRIMARY KEY, position bigint NOT NULL);
INSERT INTO events (stream, version, type, data)
SELECT 'stream ' || s, v, 'Opened',
       '{"type": "Opened", "owner": "Ada Lovelace", "address": "12 St James''s Square, London SW1Y", "currency": "GBP", "limit": 125000, "balance": 0, "remarks": ["first", "checked", "by hand"]}'
  FROM generate_series(1, :length) v, generate_series(1, :streams) s
 ORDER BY s % 4, v, s;
