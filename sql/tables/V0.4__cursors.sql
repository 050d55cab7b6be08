-- How far each view has read the log. Apart from views, so that changing a setting never waits for a consumer.
CREATE TABLE IF NOT EXISTS cursors (
  view     text   NOT NULL CONSTRAINT cursors_pkey PRIMARY KEY REFERENCES views ON DELETE CASCADE,
  "offset" bigint NOT NULL,
  turn     bigint NOT NULL DEFAULT 0, -- how often a dispatcher has been at work
  position bigint                     -- of a view that reads the log in one order: the last position that it has read
);
