-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Turns the replies that pg_net has received for a view into acknowledgements: a status of 2xx is processed, anything
-- else (another status, a timeout, an error) is tried again after 1 s, 2 s, 4 s and so on, at most 5 minutes.
CREATE OR REPLACE FUNCTION settle_pushes(v_view text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  v_push record;
BEGIN
  FOR v_push IN
    WITH answered AS MATERIALIZED (
      SELECT p.request_id, coalesce(r.status_code BETWEEN 200 AND 299, false) AS accepted
        FROM pushes p JOIN net._http_response r ON r.id = p.request_id
       WHERE p.view = v_view
         -- pg_net keeps hours of replies and has an index on nothing but their time: that of the beginning of a batch,
         -- which may be a moment before the request.
         AND r.created > (SELECT min(o.requested_at) - interval '1 minute' FROM pushes o WHERE o.view = v_view)
         FOR UPDATE OF p SKIP LOCKED
    ), taken AS (
      DELETE FROM pushes p USING answered a WHERE p.request_id = a.request_id
      RETURNING p.decider, p.decider_id, p."offset", p.lease, a.accepted
    )
    -- In the order that all consumers share, so that none waits in a circle.
    SELECT t.*, l.attempts
      FROM taken t LEFT JOIN locks l ON l.view = v_view AND l.decider = t.decider AND l.decider_id = t.decider_id
     ORDER BY t.decider COLLATE "C", t.decider_id COLLATE "C"
  LOOP
    BEGIN
      IF v_push.accepted THEN
        PERFORM ack_event(v_view, v_push.decider_id, v_push."offset", v_push.decider, v_lease => v_push.lease);
      ELSE
        PERFORM schedule_nack_event(
          v_view, v_push.decider_id, least(300000, 1000 * 2 ^ least(v_push.attempts - 1, 9))::bigint,
          v_push.decider, v_lease => v_push.lease);
      END IF;
    EXCEPTION WHEN SQLSTATE 'ST011' OR SQLSTATE 'ST012' THEN
      NULL; -- The lease was lost in the meantime: its new holder decides.
    END;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION settle_pushes(text) FROM PUBLIC;
