-- Creates the triggers that check inserted events and keep events and event types immutable.
-- Only those that are missing or differ: to replace a trigger locks its table, and stops all writers behind the oldest open
-- append. This file comes after the functions in the order of names.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

DO $$
DECLARE
  v_triggers text[][] := ARRAY[
    ['chain_event', 'events', 'BEFORE INSERT ON events FOR EACH ROW WHEN (new.version IS NULL OR new.transaction_id IS DISTINCT FROM pg_current_xact_id()) EXECUTE FUNCTION chain_event()'],
    -- For each statement, not for each row: an UPDATE that meets no row has to fail too.
    ['keep_rows', 'events', 'BEFORE DELETE OR UPDATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()'],
    ['keep_all_rows', 'events', 'BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()'],
    ['keep_rows', 'deciders', 'BEFORE DELETE OR UPDATE ON deciders FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()'],
    ['keep_all_rows', 'deciders', 'BEFORE TRUNCATE ON deciders FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()']
  ];
  v_trigger text[];
  v_locked boolean := false;
BEGIN
  FOREACH v_trigger SLICE 1 IN ARRAY v_triggers LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_trigger t
       WHERE t.tgrelid = v_trigger[2]::regclass AND t.tgname = v_trigger[1] AND t.tgenabled IN ('O', 'A')
         AND pg_get_triggerdef(t.oid, true) = format('CREATE TRIGGER %s %s', v_trigger[1], v_trigger[3]));
    IF NOT v_locked THEN
      PERFORM lock_tables();
      v_locked := true;
    END IF;
    EXECUTE format('CREATE OR REPLACE TRIGGER %s %s', v_trigger[1], v_trigger[3]);
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %s', v_trigger[2], v_trigger[1]);
  END LOOP;
END
$$;
