-- The log: one row per event. Rows are never changed or removed.
--
-- chain_event() assigns version, "offset", created_at and transaction_id. A client must not choose them, because readers may
-- already have passed an offset that it chose.
-- The unique key on (decider, decider_id, version) makes a fork impossible at any isolation level. Names are compared byte by
-- byte: an update of the operating system can change the order of a language, and would break that key.
CREATE TABLE IF NOT EXISTS events (
  event          text        COLLATE "C" NOT NULL,
  event_id       uuid        NOT NULL CONSTRAINT events_event_id_key UNIQUE,
  event_version  bigint      NOT NULL DEFAULT 1,
  decider        text        COLLATE "C" NOT NULL,
  decider_id     text        COLLATE "C" NOT NULL,
  data           jsonb       NOT NULL,
  command_id     uuid        NOT NULL,
  previous_id    uuid,
  final          boolean     NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  "offset"       bigint      NOT NULL CONSTRAINT events_pkey PRIMARY KEY,
  transaction_id xid8        NOT NULL,
  version        bigint      NOT NULL,
  metadata       jsonb       NOT NULL DEFAULT '{}',
  CONSTRAINT events_stream_version_key UNIQUE (decider, decider_id, version)
);

-- CACHE 1 is a promise to readers: positions are handed out in the order in which they are asked for.
CREATE SEQUENCE IF NOT EXISTS events_offset_seq CACHE 1 OWNED BY events."offset";
