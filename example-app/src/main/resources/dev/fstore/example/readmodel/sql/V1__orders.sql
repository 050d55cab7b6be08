-- The read model of orders. Written by the view "orders", read by the queries.
CREATE TABLE orders (
  order_id      uuid        NOT NULL CONSTRAINT orders_pkey PRIMARY KEY,
  restaurant_id uuid        NOT NULL,
  status        text        NOT NULL,
  total_cents   bigint      NOT NULL,
  lines         jsonb       NOT NULL,
  reason        text,
  version       bigint      NOT NULL, -- of the order's stream: how far the view has come
  placed_at     timestamptz NOT NULL
);

CREATE INDEX orders_placed_at_idx ON orders (placed_at);
CREATE INDEX orders_restaurant_idx ON orders (restaurant_id, placed_at);
