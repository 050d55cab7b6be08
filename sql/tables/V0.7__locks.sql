-- A lease has a name, so that nobody but its owner can end it; a parked stream says why it is parked.
DO $$
BEGIN
  -- Only if needed: even an idle ALTER TABLE would make everybody wait.
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'locks'::regclass AND attname = 'lease') THEN
    ALTER TABLE locks
      ADD COLUMN lease uuid, -- chosen by the consumer, at stream_events; null if it chose none
      ADD COLUMN error text; -- of the event that a parked stream stands at
  END IF;
END
$$;
