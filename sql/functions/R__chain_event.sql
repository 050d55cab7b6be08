-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Runs for every row that enters events, by whatever statement: one look at the stream's last event decides.
-- Two writers that look at the same moment meet at the unique key on (decider, decider_id, version).
CREATE OR REPLACE FUNCTION chain_event() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
DECLARE
  head record;
BEGIN
  IF num_nulls(NEW.event, NEW.event_id, NEW.event_version, NEW.decider, NEW.command_id, NEW.final, NEW.data, NEW.metadata) > 0
     OR num_nonnulls(NEW."offset", NEW.version, NEW.transaction_id, NEW.created_at) > 0
     OR NOT is_name(NEW.decider_id)
     OR jsonb_typeof(NEW.data) <> 'object' OR jsonb_typeof(NEW.metadata) <> 'object'
     -- A small value has no text that could overflow.
     OR (CASE WHEN pg_column_size(NEW.data) < 32768 THEN octet_length(NEW.data::text) ELSE payload_size(NEW.data) END) > 1048576
     OR (NEW.metadata <> '{}' AND payload_size(NEW.metadata) > 1048576) THEN
    PERFORM refuse_event(NEW);
  END IF;

  -- The stream's last event and the event's type, at one go.
  SELECT e.event_id, e.version, e.final, e.created_at,
         EXISTS (SELECT FROM deciders d
                  WHERE d.decider = NEW.decider AND d.event = NEW.event AND d.event_version = NEW.event_version) AS declared
    INTO head
    FROM (SELECT) one LEFT JOIN LATERAL
         (SELECT e.event_id, e.version, e.final, e.created_at
            FROM events e
           WHERE e.decider = NEW.decider AND e.decider_id = NEW.decider_id
           ORDER BY e.version DESC
           LIMIT 1) e ON true;

  IF head.final THEN
    PERFORM refuse_append('23S04', 'last event for this decider stream is already final', NEW, head.event_id, head.version);
  ELSIF NEW.previous_id IS DISTINCT FROM head.event_id THEN
    IF NEW.previous_id IS NULL THEN
      PERFORM refuse_append('23S01', 'previous_id can only be null for the first decider event', NEW, head.event_id, head.version);
    ELSIF EXISTS (SELECT FROM events e
                   WHERE e.event_id = NEW.previous_id AND e.decider = NEW.decider AND e.decider_id = NEW.decider_id) THEN
      PERFORM refuse_append('23S02', 'duplicate key value violates unique constraint: previous_id already has a successor', NEW, head.event_id, head.version);
    ELSE
      PERFORM refuse_append('23S03', 'previous_id must be in the same decider', NEW, head.event_id, head.version);
    END IF;
  ELSIF NOT head.declared THEN
    PERFORM refuse_append('23S05', format('event type %s, version %s violates foreign key constraint: it is not registered for decider %s',
                                          NEW.event, NEW.event_version, NEW.decider), NEW, head.event_id, head.version);
  END IF;

  NEW.version := coalesce(head.version, 0) + 1;
  NEW.created_at := greatest(store_clock(), head.created_at);
  -- The order matters: a transaction owns an id before it owns an offset, so whoever misses the offset
  -- and then sees every older transaction ended knows that nobody will fill it.
  NEW.transaction_id := pg_current_xact_id();
  NEW."offset" := nextval('events_offset_seq');
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER chain_event BEFORE INSERT ON events
  FOR EACH ROW EXECUTE FUNCTION chain_event();
