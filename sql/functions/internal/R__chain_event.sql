-- Checks every event that is inserted, and gives it its version, offset, time and transaction id.
-- One look at the event's type and at the last event of the stream decides. Two writers that look at the same moment
-- collide on the unique key (decider, decider_id, version).

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION chain_event() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  last record;
BEGIN
  SELECT e.event_id, e.version, e.final, e.created_at INTO last
    FROM deciders d
    LEFT JOIN LATERAL (SELECT * FROM events e
                        WHERE e.decider = NEW.decider AND e.decider_id = NEW.decider_id
                        ORDER BY e.version DESC
                        LIMIT 1) e ON true
   WHERE d.decider = NEW.decider AND d.event = NEW.event AND d.event_version = NEW.event_version;

  -- One expression with few functions: each of them is set up anew in every transaction.
  IF (FOUND
      AND (NEW."offset", NEW.version, NEW.transaction_id, NEW.created_at) IS NULL
      AND (NEW.event_id, NEW.command_id, NEW.final) IS NOT NULL
      AND is_name(NEW.decider_id)
      AND NEW.data @> '{}' AND NEW.metadata @> '{}' -- only objects contain the empty one
      AND octet_length(concat(NEW.data, NEW.metadata)) <= 1048576
      AND NEW.previous_id IS NOT DISTINCT FROM last.event_id AND last.final IS NOT TRUE) IS NOT TRUE THEN
    PERFORM refuse_event(NEW, last.event_id, last.version, last.final);
  END IF;

  NEW.version := coalesce(last.version, 0) + 1;
  NEW.created_at := greatest(store_clock(), last.created_at);
  -- The order matters: a transaction owns an id before it owns an offset, so whoever misses the offset
  -- and then sees every older transaction ended knows that nobody will fill it.
  NEW.transaction_id := pg_current_xact_id();
  NEW."offset" := nextval('events_offset_seq');
  RETURN NEW;
END
$$;
