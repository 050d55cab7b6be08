-- One row per instance of a process that is under way, with the time at which its deadlines are checked next. Only an
-- index: its rows can be rebuilt from the streams. An outdated row costs one check.
CREATE TABLE IF NOT EXISTS process_instances (
  process       text        COLLATE "C" NOT NULL, -- the decider of its stream
  instance      text        COLLATE "C" NOT NULL, -- the id of its stream
  due_at        timestamptz,                      -- the earliest deadline that its state lists; null if it waits for none
  look_at       timestamptz,                      -- when it is looked at next; null if it waits for none, or is parked
  skipped_until timestamptz,                      -- deadlines up to here were skipped by an operator
  attempts      integer     NOT NULL DEFAULT 0,   -- failures in a row to tell it of its due deadlines
  error         text,                             -- of the last one
  started_at    timestamptz,                      -- its first event; null only within the transaction that begins it
  updated_at    timestamptz,                      -- its last event
  CONSTRAINT process_instances_pkey PRIMARY KEY (process, instance)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- IF NOT EXISTS would lock the table even when the index is there.
DO $$
BEGIN
  IF to_regclass(format('%I.process_instances_look_idx', current_schema())) IS NULL THEN
    CREATE INDEX process_instances_look_idx ON process_instances (process, look_at) WHERE look_at IS NOT NULL;
  END IF;
  IF to_regclass(format('%I.process_instances_error_idx', current_schema())) IS NULL THEN
    CREATE INDEX process_instances_error_idx ON process_instances (process, instance) WHERE error IS NOT NULL;
  END IF;
END
$$;
