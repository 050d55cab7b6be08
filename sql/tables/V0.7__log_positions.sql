-- The total order of all events: order_events() gives each committed event the next position, from 1 and without holes.
--
-- Rows are never changed or removed. There is no foreign key to events: events are never removed either, and checking it
-- would cost more than the row.
CREATE TABLE IF NOT EXISTS log_positions (
  position bigint NOT NULL CONSTRAINT log_positions_pkey PRIMARY KEY,
  "offset" bigint NOT NULL CONSTRAINT log_positions_offset_key UNIQUE
);
