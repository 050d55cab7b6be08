-- Offsets that a view's cursor passed and has to look at again: the newest event of a stream that was in a consumer's hands,
-- and offsets without an event, because the transaction that drew them was still running, or was rolled back. They are
-- looked up again until no transaction that could fill them is left.
--
-- noticed_by is a transaction id drawn after the gap was noticed: once every older transaction has ended, the
-- gap has closed. Null means not drawn yet.
CREATE TABLE IF NOT EXISTS gaps (
  view         text   NOT NULL REFERENCES cursors ON DELETE CASCADE,
  first_offset bigint NOT NULL,
  last_offset  bigint NOT NULL,
  noticed_by   xid8,
  CONSTRAINT gaps_pkey PRIMARY KEY (view, first_offset)
);
