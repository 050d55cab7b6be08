-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- One run of a view's job: settles the replies that have come, then leases streams that have something to do and posts
-- the next event of each to v_url. Returns how many were posted.
--
-- pg_net sends when this transaction has committed, and does not try again when a receiver fails; what stays without a
-- reply is pushed again when its lease is over. So a receiver gets every event at least once, under the same
-- Idempotency-Key each time, and the events of a stream in order: the next is leased after the one before was accepted.
CREATE OR REPLACE FUNCTION push_events(v_view text, v_url text, v_limit int DEFAULT 100) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  -- pg_net's own default. It shows no reply before the slowest request of a batch has ended, even of another view.
  c_timeout CONSTANT bigint := 5000;
  v_lease uuid := gen_random_uuid();
  v_timeout int;
  v_room bigint;
  v_event events;
  v_pushed bigint := 0;
BEGIN
  PERFORM settle_pushes(v_view);
  DELETE FROM pushes p WHERE p.view = v_view AND p.leased_until <= store_clock();

  -- Requests under way count: a pg_net that cannot keep up is not given more and more of them.
  SELECT v_limit - count(*) INTO v_room FROM pushes p WHERE p.view = v_view;
  IF v_room <= 0 THEN
    RETURN 0::bigint;
  END IF;

  -- Half the lease, so that there is time to settle a timeout before the stream is leased again.
  SELECT least(c_timeout, v.lock_timeout_s * 500) INTO v_timeout FROM views v WHERE v.view = v_view;

  FOR v_event IN SELECT e.* FROM stream_events(v_view, v_room::int, v_lease => v_lease) e LOOP
    INSERT INTO pushes (request_id, view, decider, decider_id, "offset", lease, leased_until)
    SELECT net.http_post(
             url => v_url,
             body => jsonb_build_object(
               'view', v_view, 'decider_id', v_event.decider_id, 'offset', v_event."offset", 'data', v_event.data,
               'decider', v_event.decider, 'event', v_event.event, 'event_id', v_event.event_id,
               'event_version', v_event.event_version, 'version', v_event.version, 'metadata', v_event.metadata,
               'created_at', v_event.created_at, 'command_id', v_event.command_id),
             headers => jsonb_build_object('Content-Type', 'application/json', 'Idempotency-Key', v_event.event_id),
             timeout_milliseconds => v_timeout),
           v_view, v_event.decider, v_event.decider_id, v_event."offset", v_lease, l.locked_until
      FROM locks l
     WHERE l.view = v_view AND l.decider = v_event.decider AND l.decider_id = v_event.decider_id
    -- pg_net was installed anew and counts from 1: the row belongs to a request that nobody will answer.
    ON CONFLICT (request_id) DO UPDATE
       SET (view, decider, decider_id, "offset", lease, leased_until, requested_at)
         = (excluded.view, excluded.decider, excluded.decider_id, excluded."offset", excluded.lease,
            excluded.leased_until, excluded.requested_at);
    v_pushed := v_pushed + 1;
  END LOOP;
  RETURN v_pushed;
END
$$;

REVOKE ALL ON FUNCTION push_events(text, text, int) FROM PUBLIC;
