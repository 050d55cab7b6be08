-- The read model of restaurants. Written by the view "restaurants", read by the queries.
CREATE TABLE restaurants (
  restaurant_id   uuid        NOT NULL CONSTRAINT restaurants_pkey PRIMARY KEY,
  name            text        NOT NULL,
  menu            jsonb       NOT NULL,
  orders_accepted bigint      NOT NULL,
  version         bigint      NOT NULL, -- of the restaurant's stream: how far the view has come
  opened_at       timestamptz NOT NULL
);

CREATE INDEX restaurants_opened_at_idx ON restaurants (opened_at);
