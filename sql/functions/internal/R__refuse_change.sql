-- Refuses UPDATE, DELETE and TRUNCATE of events and event types, which are immutable.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'ST030',
    MESSAGE = format('%s is immutable: %s refused', TG_TABLE_NAME, TG_OP),
    HINT = 'Append an event that corrects the earlier one.';
END
$$;
