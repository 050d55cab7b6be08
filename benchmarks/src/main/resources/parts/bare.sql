-- The columns of the store's events and the least that could keep streams in order.
CREATE SEQUENCE events_offset_seq;
CREATE TABLE events (
  event          text        NOT NULL,
  event_id       uuid        NOT NULL,
  event_version  bigint      NOT NULL DEFAULT 1,
  decider        text        NOT NULL,
  decider_id     text        NOT NULL,
  data           jsonb       NOT NULL,
  command_id     uuid        NOT NULL,
  previous_id    uuid,
  final          boolean     NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  "offset"       bigint      NOT NULL DEFAULT nextval('events_offset_seq') PRIMARY KEY,
  transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
  version        bigint      NOT NULL,
  metadata       jsonb       NOT NULL DEFAULT '{}',
  UNIQUE (decider, decider_id, version)
);
