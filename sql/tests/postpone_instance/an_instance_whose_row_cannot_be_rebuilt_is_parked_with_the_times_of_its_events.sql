\ir ../given.sql

SELECT instance, started_at FROM claim_instances('order', '{a}');
--> a | null
SELECT p.error, p.started_at = f.created_at, p.updated_at = l.created_at, p.look_at
  FROM postpone_instance('order', 'a', 'cannot be read') p, get_events('a', 'order', 0, 1) f, get_last_event('a', 'order') l;
--> cannot be read | t | t | null
