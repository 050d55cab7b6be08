-- Raises the error that says why chain_event() refused an event.
-- A fault of the event itself comes first. The detail is JSON, for programs.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_event(v_event events) RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off -- see dispatch_events
SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  last events := (SELECT e FROM get_last_event(v_event.decider_id, v_event.decider) e);
  v_code text;
  v_message text;
  v_hint text;
BEGIN
  PERFORM require_event(v_event);
  IF EXISTS (SELECT FROM events e WHERE e.event_id = v_event.event_id) THEN
    -- A caller that repeats its event was not overtaken.
    RAISE EXCEPTION USING
      ERRCODE = '23505',
      CONSTRAINT = 'events_event_id_key',
      MESSAGE = format('there is an event with the id %s', v_event.event_id),
      HINT = 'If the id was made from that of its command: get_events_of_command.';
  END IF;
  IF NOT EXISTS (SELECT FROM deciders d
                  WHERE d.decider = v_event.decider AND d.event = v_event.event AND d.event_version = v_event.event_version) THEN
    v_code := '23S05';
    v_message := format('event type %s, version %s violates foreign key constraint: it is not registered for decider %s',
                        v_event.event, v_event.event_version, v_event.decider);
    v_hint := 'Call register_decider_event first.';
  ELSIF last.final THEN
    v_code := '23S04';
    v_message := 'last event for this decider stream is already final';
    v_hint := 'The stream is closed: nothing can follow its final event.';
  ELSIF v_event.previous_id IS NULL THEN
    v_code := '23S01';
    v_message := 'previous_id can only be null for the first decider event';
    v_hint := 'Another writer was faster: load the stream, decide and append again.';
  ELSIF EXISTS (SELECT FROM events e
                 WHERE e.event_id = v_event.previous_id AND e.decider = v_event.decider AND e.decider_id = v_event.decider_id) THEN
    v_code := '23S02';
    v_message := 'duplicate key value violates unique constraint: previous_id already has a successor';
    v_hint := 'Another writer was faster: load the stream, decide and append again.';
  ELSE
    v_code := '23S03';
    v_message := 'previous_id must be in the same decider';
    v_hint := 'Pass the event_id of the last event of this very stream as previous_id.';
  END IF;
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('%s (stream %s/%s, version %s, last event %s, previous_id %s)', v_message,
                     v_event.decider, v_event.decider_id, coalesce(last.version, 0),
                     coalesce(last.event_id::text, 'none'), coalesce(v_event.previous_id::text, 'null')),
    DETAIL = jsonb_build_object('decider', v_event.decider, 'decider_id', v_event.decider_id,
                                'expected', v_event.previous_id, 'actual', last.event_id,
                                'version', coalesce(last.version, 0))::text,
    HINT = v_hint;
END
$$;
