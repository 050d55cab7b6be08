-- The function without the trigger: nothing is checked, and the positions are the function's.
ALTER TABLE events DISABLE TRIGGER USER;
SELECT change_function('append_event', 'event_version, final, metadata\)',
                       'event_version, final, metadata, created_at, "offset", transaction_id, version)');
SELECT change_function('append_event', 'v_final, v_metadata\)',
                       'v_final, v_metadata, store_clock(), nextval(''events_offset_seq''), pg_current_xact_id(), 1)');
