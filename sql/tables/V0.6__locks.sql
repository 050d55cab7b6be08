-- The progress and the lease of each stream, one row per view and stream.
--
-- locked_until is the time from which the stream may be delivered. It expresses a lease, a delay and a place in the queue:
-- the stream that has been available longest is served first.
CREATE TABLE IF NOT EXISTS locks (
  view             text        NOT NULL REFERENCES views ON DELETE CASCADE,
  decider          text        COLLATE "C" NOT NULL,
  decider_id       text        COLLATE "C" NOT NULL,
  "offset"         bigint      NOT NULL, -- newest event of the stream
  last_offset      bigint      NOT NULL, -- newest event processed
  last_version     bigint      NOT NULL, -- its version
  delivered_offset bigint,               -- newest event handed out under the current lease; null without one
  attempts         integer     NOT NULL DEFAULT 0, -- deliveries of the next event so far
  locked_until     timestamptz NOT NULL,
  offset_final     boolean     NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  lease            uuid, -- named by the consumer at stream_events; null if it named none
  error            text, -- of the event at which a parked stream stands
  CONSTRAINT locks_pkey PRIMARY KEY (view, decider_id, decider)
);

-- Streams with something to do, in the order in which they are served. Caught-up streams are not in it.
-- IF NOT EXISTS would lock the table even when the index is there, and deadlock with consumers that append.
DO $$
BEGIN
  IF to_regclass(format('%I.locks_pending_idx', current_schema())) IS NULL THEN
    CREATE INDEX locks_pending_idx ON locks (view, locked_until) WHERE "offset" > last_offset;
  END IF;
END
$$;
