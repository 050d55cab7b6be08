-- Refuses an event that no stream could take.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_event(v_event events) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_missing text := (SELECT c.key FROM jsonb_each(to_jsonb(v_event) - 'data' - 'metadata') c
                      WHERE c.value = 'null' AND c.key IN ('event', 'event_id', 'event_version', 'decider', 'command_id', 'final')
                      ORDER BY c.key LIMIT 1);
BEGIN
  IF num_nonnulls(v_event."offset", v_event.version, v_event.transaction_id, v_event.created_at) > 0 THEN
    RAISE EXCEPTION USING
      ERRCODE = '23S06',
      MESSAGE = format('stream %s/%s: offset, version, transaction_id and created_at are assigned by the store', v_event.decider, v_event.decider_id),
      HINT = 'Leave these columns out. To restore a backup: pg_dump --data-only --disable-triggers.';
  END IF;
  IF v_missing IS NOT NULL THEN
    PERFORM refuse_argument('22S01', v_missing, NULL, 'must be given');
  END IF;
  PERFORM require_name('decider_id', v_event.decider_id);
  PERFORM require_document('data', v_event.data, v_event.metadata);
END
$$;
