-- How far order_events() has read the log, and the last position that it gave. One row, from the first call on.
CREATE TABLE IF NOT EXISTS log_cursor (
  only_one boolean NOT NULL DEFAULT true CONSTRAINT log_cursor_pkey PRIMARY KEY CONSTRAINT log_cursor_only_one_check CHECK (only_one),
  "offset" bigint  NOT NULL DEFAULT 0,
  position bigint  NOT NULL DEFAULT 0,
  turn     bigint  NOT NULL DEFAULT 0 -- how often it has been at work
);
