-- Offsets without an event that order_events() has passed and looks up again, as views do with gaps.
CREATE TABLE IF NOT EXISTS log_gaps (
  first_offset bigint NOT NULL CONSTRAINT log_gaps_pkey PRIMARY KEY,
  last_offset  bigint NOT NULL,
  noticed_by   xid8 -- a transaction id drawn after the gap was noticed; null means not drawn yet
);
