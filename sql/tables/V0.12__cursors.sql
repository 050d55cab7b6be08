-- A view that reads the log as a whole goes through log_positions; its cursor and gaps stay where the view was placed, and say
-- what of the log is its own.
DO $$
BEGIN
  -- Only if needed: even an idle ALTER TABLE would make everybody wait.
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'cursors'::regclass AND attname = 'position') THEN
    ALTER TABLE cursors ADD COLUMN position bigint; -- the last one read; null for a view that is read stream by stream, or not yet
  END IF;
END
$$;
