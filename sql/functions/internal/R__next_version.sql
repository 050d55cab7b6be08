-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The version of the next event that a view reads of a stream; null if there is none.
CREATE OR REPLACE FUNCTION next_version(v_lock locks) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN (SELECT e.version
            FROM views v JOIN events e ON is_read(e.decider, e.event, v.deciders, v.events)
           WHERE v.view = v_lock.view AND e.decider = v_lock.decider AND e.decider_id = v_lock.decider_id
             AND e.version > v_lock.last_version
           ORDER BY e.version
           LIMIT 1);
END
$$;
