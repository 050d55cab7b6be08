\ir ../given.sql

SELECT ack_event('billing', 'a', 1);
--! ST011 view billing, stream a: the lease is lost, or there never was one
--! ST011 Detail: {"view": "billing", "decider_id": "a"}
SELECT stream_events('shipping');
--! ST010 view shipping: the view is not registered
--! ST010 Detail: {"view": "shipping", "decider_id": null}
