-- Returns the version of the next event of a stream that a view reads, or null.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION next_version(v_lock locks) RETURNS bigint
LANGUAGE plpgsql STABLE
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RETURN (SELECT e.version
            FROM views v JOIN events e ON is_read(e.decider, e.event, v.deciders, v.events)
           WHERE v.view = v_lock.view AND e.decider = v_lock.decider AND e.decider_id = v_lock.decider_id
             AND e.version > v_lock.last_version
           ORDER BY e.version
           LIMIT 1);
END
$$;
