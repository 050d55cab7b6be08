-- The states of views that have no table of their own. Only programs use it; the store itself never reads it.
CREATE TABLE IF NOT EXISTS view_states (
  view       text        COLLATE "C" NOT NULL,
  key        text        COLLATE "C" NOT NULL,
  version    bigint      NOT NULL, -- how often it was saved
  state      jsonb       NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT view_states_pkey PRIMARY KEY (view, key)
);
