-- Offsets that the cursor of a view has passed and has to look up again.
--
-- One kind is the newest event of a stream that a consumer had locked. The other is an offset without an event, because the
-- transaction that drew it was still running or was rolled back. It is looked up until no transaction is left that could
-- fill it.
--
-- noticed_by is a transaction id that was drawn after the gap was noticed: when all older transactions have ended, the gap
-- is closed. Null means not drawn yet.
CREATE TABLE IF NOT EXISTS gaps (
  view         text   NOT NULL REFERENCES cursors ON DELETE CASCADE,
  first_offset bigint NOT NULL,
  last_offset  bigint NOT NULL,
  noticed_by   xid8,
  CONSTRAINT gaps_pkey PRIMARY KEY (view, first_offset)
);
