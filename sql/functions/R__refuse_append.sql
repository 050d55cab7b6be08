-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- Raises the error of an append that does not fit its stream. The detail is JSON, for programs.
CREATE OR REPLACE FUNCTION refuse_append(
  v_code text, v_message text, v_event events, v_last_id uuid, v_last_version bigint
) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('%s (stream %s/%s, version %s, last event %s, previous_id %s)', v_message,
                     v_event.decider, v_event.decider_id, coalesce(v_last_version, 0),
                     coalesce(v_last_id::text, 'none'), coalesce(v_event.previous_id::text, 'null')),
    DETAIL = jsonb_build_object('decider', v_event.decider, 'decider_id', v_event.decider_id,
                                'expected', v_event.previous_id, 'actual', v_last_id,
                                'version', coalesce(v_last_version, 0))::text,
    HINT = CASE v_code
             WHEN '23S04' THEN 'The stream is closed: nothing can follow its final event.'
             WHEN '23S03' THEN 'Pass the event_id of the last event of this very stream as previous_id.'
             WHEN '23S05' THEN 'Call register_decider_event first.'
             ELSE 'Another writer was faster: load the stream, decide and append again.'
           END;
END
$$;
