-- The events of the order app in version 1, as pg_dump --data-only --disable-triggers --inserts wrote them. Never changed.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET SESSION AUTHORIZATION DEFAULT;
ALTER TABLE public.deciders DISABLE TRIGGER ALL;
INSERT INTO public.deciders VALUES
	('restaurant', 'RestaurantOpened', 1, ''),
	('restaurant', 'OrderAccepted', 1, ''),
	('order', 'OrderCreated', 1, ''),
	('order', 'OrderPrepared', 1, ''),
	('payment', 'PaymentRequested', 1, ''),
	('payment', 'PaymentSubmitted', 1, ''),
	('payment', 'PaymentCompleted', 1, ''),
	('order', 'OrderPaid', 1, ''),
	('order', 'OrderDelivered', 1, ''),
	('restaurant', 'MenuChanged', 1, ''),
	('order', 'OrderCancelled', 1, '');
ALTER TABLE public.deciders ENABLE TRIGGER ALL;
ALTER TABLE public.events DISABLE TRIGGER ALL;
INSERT INTO public.events VALUES
	('RestaurantOpened', '00000000-0000-4000-8000-000000000001', 1, 'restaurant', '11111111-1111-4111-8111-111111111111', '{"menu": [{"name": "Ceviche de pulpo", "cents": 1250}, {"name": "Causa", "cents": 890}], "name": "Ceviche", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000001', NULL, false, '2026-11-28 12:45:14.68116+00', 1, '731', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000001"}'),
	('OrderAccepted', '00000000-0000-4000-8000-000000000002', 1, 'restaurant', '11111111-1111-4111-8111-111111111111', '{"lines": [{"dish": "Ceviche de pulpo", "cents": 1250, "quantity": 2}, {"dish": "Causa", "cents": 890, "quantity": 1}], "orderId": "aaaaaaaa-0000-4000-8000-000000000001", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000002', '00000000-0000-4000-8000-000000000001', false, '2026-11-28 12:45:14.696209+00', 2, '733', 2, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000002"}'),
	('OrderCreated', '00000000-0000-4000-8000-000000000003', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000001', '{"lines": [{"dish": "Ceviche de pulpo", "cents": 1250, "quantity": 2}, {"dish": "Causa", "cents": 890, "quantity": 1}], "orderId": "aaaaaaaa-0000-4000-8000-000000000001", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000003', NULL, false, '2026-11-28 12:45:14.705114+00', 3, '735', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000003"}'),
	('OrderPrepared', '00000000-0000-4000-8000-000000000004', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000001', '{"total": 3390, "orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000004', '00000000-0000-4000-8000-000000000003', false, '2026-11-28 12:45:14.708236+00', 4, '737', 2, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000004"}'),
	('PaymentRequested', '00000000-0000-4000-8000-000000000005', 1, 'payment', 'aaaaaaaa-0000-4000-8000-000000000001', '{"cents": 3390, "orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000005', NULL, false, '2026-11-28 12:45:14.709243+00', 5, '739', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000005"}'),
	('PaymentSubmitted', '00000000-0000-4000-8000-000000000006', 1, 'payment', 'aaaaaaaa-0000-4000-8000-000000000001', '{"cents": 3390, "orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000006', '00000000-0000-4000-8000-000000000005', false, '2026-11-28 12:45:14.711643+00', 6, '741', 2, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000006"}'),
	('PaymentCompleted', '00000000-0000-4000-8000-000000000007', 1, 'payment', 'aaaaaaaa-0000-4000-8000-000000000001', '{"orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000007', '00000000-0000-4000-8000-000000000006', true, '2026-11-28 12:45:14.715007+00', 7, '743', 3, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000007"}'),
	('OrderPaid', '00000000-0000-4000-8000-000000000008', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000001', '{"orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000008', '00000000-0000-4000-8000-000000000004', false, '2026-11-28 12:45:14.717262+00', 8, '745', 3, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000008"}'),
	('OrderDelivered', '00000000-0000-4000-8000-000000000009', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000001', '{"orderId": "aaaaaaaa-0000-4000-8000-000000000001"}', '00000000-0000-4000-9000-000000000009', '00000000-0000-4000-8000-000000000008', true, '2026-11-28 12:45:14.718845+00', 9, '747', 4, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000009"}'),
	('MenuChanged', '00000000-0000-4000-8000-000000000010', 1, 'restaurant', '11111111-1111-4111-8111-111111111111', '{"menu": [{"name": "Causa", "cents": 950}], "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000010', '00000000-0000-4000-8000-000000000002', false, '2026-11-28 12:45:14.722382+00', 10, '749', 3, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000010"}'),
	('OrderAccepted', '00000000-0000-4000-8000-000000000011', 1, 'restaurant', '11111111-1111-4111-8111-111111111111', '{"lines": [{"dish": "Causa", "cents": 950, "quantity": 3}], "orderId": "aaaaaaaa-0000-4000-8000-000000000002", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000011', '00000000-0000-4000-8000-000000000010', false, '2026-11-28 12:45:14.723227+00', 11, '751', 4, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000011"}'),
	('OrderCreated', '00000000-0000-4000-8000-000000000012', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000002', '{"lines": [{"dish": "Causa", "cents": 950, "quantity": 3}], "orderId": "aaaaaaaa-0000-4000-8000-000000000002", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000012', NULL, false, '2026-11-28 12:45:14.72505+00', 12, '753', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000012"}'),
	('OrderCancelled', '00000000-0000-4000-8000-000000000013', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000002', '{"reason": "The guest did not pay in time", "orderId": "aaaaaaaa-0000-4000-8000-000000000002"}', '00000000-0000-4000-9000-000000000013', '00000000-0000-4000-8000-000000000012', true, '2026-11-28 12:45:14.727174+00', 13, '755', 2, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000013"}'),
	('OrderAccepted', '00000000-0000-4000-8000-000000000014', 1, 'restaurant', '11111111-1111-4111-8111-111111111111', '{"lines": [{"dish": "Causa", "cents": 950, "quantity": 1}], "orderId": "aaaaaaaa-0000-4000-8000-000000000003", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000014', '00000000-0000-4000-8000-000000000011', false, '2026-11-28 12:45:14.727973+00', 14, '757', 5, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000014"}'),
	('OrderCreated', '00000000-0000-4000-8000-000000000015', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000003', '{"lines": [{"dish": "Causa", "cents": 950, "quantity": 1}], "orderId": "aaaaaaaa-0000-4000-8000-000000000003", "restaurantId": "11111111-1111-4111-8111-111111111111"}', '00000000-0000-4000-9000-000000000015', NULL, false, '2026-11-28 12:45:14.730858+00', 15, '759', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000015"}'),
	('OrderPrepared', '00000000-0000-4000-8000-000000000016', 1, 'order', 'aaaaaaaa-0000-4000-8000-000000000003', '{"total": 950, "orderId": "aaaaaaaa-0000-4000-8000-000000000003"}', '00000000-0000-4000-9000-000000000016', '00000000-0000-4000-8000-000000000015', false, '2026-11-28 12:45:14.732453+00', 16, '761', 2, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000016"}'),
	('PaymentRequested', '00000000-0000-4000-8000-000000000017', 1, 'payment', 'aaaaaaaa-0000-4000-8000-000000000003', '{"cents": 950, "orderId": "aaaaaaaa-0000-4000-8000-000000000003"}', '00000000-0000-4000-9000-000000000017', NULL, false, '2026-11-28 12:45:14.734323+00', 17, '763', 1, '{"values": {}, "causationId": null, "correlationId": "00000000-0000-4000-9000-000000000017"}');
ALTER TABLE public.events ENABLE TRIGGER ALL;
SELECT pg_catalog.setval('public.events_offset_seq', 17, true);
