-- As the original does: the append's own transaction moves the stream's row of every view.
-- It waits for the holder of such a row, and pays for every view.
CREATE FUNCTION also() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  INSERT INTO locks AS l (view, decider, decider_id, "offset", last_offset, last_version,
                          locked_until, offset_final, created_at, updated_at)
  SELECT v.view, NEW.decider, NEW.decider_id, NEW."offset", 0, NEW.version - 1,
         store_clock(), NEW.final, store_clock(), store_clock()
    FROM views v
   ORDER BY v.view
  ON CONFLICT ON CONSTRAINT locks_pkey DO UPDATE
    SET "offset" = excluded."offset", offset_final = excluded.offset_final, updated_at = store_clock(),
        locked_until = CASE WHEN l."offset" > l.last_offset THEN l.locked_until ELSE store_clock() END;
  RETURN NULL;
END
$$;
CREATE TRIGGER also AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION also();

-- There is nothing left to look for.
CREATE OR REPLACE FUNCTION dispatch_events(v_view text, v_limit bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN 0::bigint;
END
$$;
