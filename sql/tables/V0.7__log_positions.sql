-- The one order of all events, for the views that need it: each committed event gets the next position, from 1 on and without
-- holes, when order_events() comes across it. Rows are never changed or removed. Events are not referenced by a foreign key:
-- they are never removed either, and checking it would cost more than the row.
CREATE TABLE IF NOT EXISTS log_positions (
  position bigint NOT NULL CONSTRAINT log_positions_pkey PRIMARY KEY,
  "offset" bigint NOT NULL CONSTRAINT log_positions_offset_key UNIQUE
);
