-- States of views, for who does not want to make a table of his own. Belong to the program: the store itself never looks here.
CREATE TABLE IF NOT EXISTS view_states (
  view       text        COLLATE "C" NOT NULL,
  key        text        COLLATE "C" NOT NULL,
  version    bigint      NOT NULL, -- how often it was saved
  state      jsonb       NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT view_states_pkey PRIMARY KEY (view, key)
);
