-- One row per request given to pg_net whose reply has not been looked at: which delivery it is.
--
-- Unlogged, like pg_net's own tables: after a crash pg_net counts its requests from 1 again, and a new request must not
-- meet the row of an old one. What is forgotten is pushed again when its lease is over.
CREATE UNLOGGED TABLE IF NOT EXISTS pushes (
  request_id   bigint      NOT NULL CONSTRAINT pushes_pkey PRIMARY KEY,
  view         text        NOT NULL REFERENCES views ON DELETE CASCADE,
  decider      text        NOT NULL,
  decider_id   text        NOT NULL,
  "offset"     bigint      NOT NULL,
  lease        uuid        NOT NULL,
  leased_until timestamptz NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now() -- by the clock that pg_net puts on replies, not by the store's
);

-- IF NOT EXISTS would lock the table even if the index is there.
DO $$
BEGIN
  IF to_regclass(format('%I.pushes_view_idx', current_schema())) IS NULL THEN
    CREATE INDEX pushes_view_idx ON pushes (view, requested_at);
  END IF;
END
$$;

REVOKE ALL ON pushes FROM PUBLIC;
