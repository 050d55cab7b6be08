\ir ../given.sql

CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00Z' $$;
SELECT event FROM stream_events('billing', 2, v_lease => '00000000-0000-0000-0000-00000000001e');
--> Placed
--> Placed
CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql AS $$ SELECT timestamptz '2100-01-01 12:00:50Z' $$;
-- The view says that a lease lasts 60 seconds.
SELECT decider_id, locked_until - store_clock()
  FROM renew_leases('billing', '{order,order}', '{a,b}', v_lease => '00000000-0000-0000-0000-00000000001e') ORDER BY decider_id;
--> a | 00:01:00
--> b | 00:01:00
SELECT locked_until - store_clock() FROM renew_leases('billing', '{order}', '{a}', 600, '00000000-0000-0000-0000-00000000001e');
--> 00:10:00
