\ir ../given.sql


SELECT event_id = event_id_of('00000000-0000-0000-0000-0000000000c9', 1), version, "offset", created_at >= transaction_timestamp()
  FROM place_event('Placed', 1, 'order', 'd', '{}', '00000000-0000-0000-0000-0000000000c9', NULL, false, '{}');
--> t | 1 | 4 | t
SELECT event_id = event_id_of('00000000-0000-0000-0000-0000000000c9', 1), final FROM get_last_event('d', 'order');
--> t | f
