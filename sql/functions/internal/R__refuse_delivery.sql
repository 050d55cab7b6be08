-- Raises the error of a call that does not fit the delivery of a view.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_delivery(v_code text, v_view text, v_decider_id text, v_message text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = v_code,
    MESSAGE = format('view %s%s: %s', v_view, coalesce(', stream ' || v_decider_id, ''), v_message),
    DETAIL = jsonb_build_object('view', v_view, 'decider_id', v_decider_id)::text,
    HINT = CASE v_code
             WHEN 'ST010' THEN 'Call register_view first.'
             WHEN 'ST011' THEN 'Roll back what was done for these events: somebody else may have them now.'
             WHEN 'ST012' THEN 'Give the offset of an event that stream_events returned; to skip, of the one at which the stream stands.'
             WHEN 'ST013' THEN 'Pass v_decider: streams of several deciders share this id.'
             WHEN 'ST014' THEN 'get_parked_streams lists those that are.'
             WHEN 'ST015' THEN 'Register one view for each way of reading; move_view makes this one free to be read in either.'
           END;
END
$$;
