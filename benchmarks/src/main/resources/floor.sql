-- The least table that keeps streams in order, with :streams streams of :length events.
CREATE TABLE events (
  position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream     text        NOT NULL,
  version    bigint      NOT NULL,
  type       text        NOT NULL,
  data       jsonb       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (stream, version)
);
INSERT INTO events (stream, version, type, data)
SELECT 'stream ' || s, v, 'Opened',
       '{"type": "Opened", "owner": "Ada Lovelace", "address": "12 St James''s Square, London SW1Y", "currency": "GBP", "limit": 125000, "balance": 0, "remarks": ["first", "checked", "by hand"]}'
  FROM generate_series(1, :length) v, generate_series(1, :streams) s;
