-- The views (consumer groups) and their settings.
CREATE TABLE IF NOT EXISTS views (
  view              text        NOT NULL CONSTRAINT views_pkey PRIMARY KEY,
  start_at          timestamptz NOT NULL,
  lock_timeout_s    bigint      NOT NULL CONSTRAINT views_lock_timeout_check CHECK (lock_timeout_s > 0),
  pooling_delay_s   bigint,
  edge_function_url text,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  deciders          text[]      COLLATE "C", -- that the view reads; null: all
  events            text[]      COLLATE "C", -- event types that the view reads; null: all
  paused_until      timestamptz              -- nothing is delivered before
);
