-- Takes a lock until the end of the transaction, for callers that have to follow each other.
-- Any role can take such locks, so that no caller waits for ever: see await_claim().

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION claim(v_key bigint) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF NOT pg_try_advisory_xact_lock(v_key) THEN
    PERFORM await_claim(v_key);
  END IF;
END
$$;
