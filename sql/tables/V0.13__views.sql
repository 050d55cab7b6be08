-- A view may read only some deciders and event types (null: all), and may rest for a while.
DO $$
BEGIN
  -- Only if needed: even an idle ALTER TABLE would make everybody wait.
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'views'::regclass AND attname = 'paused_until') THEN
    ALTER TABLE views
      ADD COLUMN deciders     text[] COLLATE "C",
      ADD COLUMN events       text[] COLLATE "C", -- event types
      ADD COLUMN paused_until timestamptz; -- nothing is handed out before
  END IF;
END
$$;
