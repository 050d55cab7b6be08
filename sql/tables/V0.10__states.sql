-- The last state of each stream, for state-stored aggregates. Names are compared byte by byte, as in events.
CREATE TABLE IF NOT EXISTS states (
  decider    text        COLLATE "C" NOT NULL,
  decider_id text        COLLATE "C" NOT NULL,
  version    bigint      NOT NULL, -- how often it was saved
  state      jsonb       NOT NULL,
  final      boolean     NOT NULL,
  command_id uuid        NOT NULL, -- of the last save, and so on
  metadata   jsonb       NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT states_pkey PRIMARY KEY (decider, decider_id)
);
