-- The event types that may be stored. Rows are never changed or removed.
CREATE TABLE IF NOT EXISTS deciders (
  decider       text   COLLATE "C" NOT NULL,
  event         text   COLLATE "C" NOT NULL,
  event_version bigint NOT NULL DEFAULT 1,
  description   text,
  CONSTRAINT deciders_pkey PRIMARY KEY (decider, event, event_version)
);
