-- Checks every event that is inserted directly, and gives it its version, offset, time and transaction id.
-- The functions of the store check for themselves, and do without this trigger. Their rows carry the id of the running
-- transaction, which an INSERT must not give.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION chain_event() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  place record;
BEGIN
  SELECT p.version, p.last_at INTO place
    FROM deciders d CROSS JOIN free_place(NEW.decider, NEW.decider_id, NEW.previous_id) p
   WHERE d.decider = NEW.decider AND d.event = NEW.event AND d.event_version = NEW.event_version;
  IF (FOUND
      AND (NEW."offset", NEW.version, NEW.transaction_id, NEW.created_at) IS NULL
      AND (NEW.event_id, NEW.command_id, NEW.final) IS NOT NULL
      AND is_name(NEW.decider_id) AND is_document(NEW.data, NEW.metadata)) IS NOT TRUE THEN
    PERFORM refuse_event(NEW);
  END IF;
  NEW.version := place.version;
  NEW.created_at := greatest(store_clock(), place.last_at);
  NEW."offset" := next_offset();
  NEW.transaction_id := pg_current_xact_id();
  RETURN NEW;
END
$$;
