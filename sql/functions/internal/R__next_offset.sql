-- Draws the next position in the log.
-- The order matters: a transaction has its id before it has an offset. A reader that misses an offset, and then sees all older
-- transactions ended, knows that nobody will fill it. Inlined where it is used; SET search_path would prevent that.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION next_offset() RETURNS bigint
LANGUAGE sql VOLATILE
AS $$
-- Roles: none
  SELECT CASE WHEN pg_catalog.pg_current_xact_id() IS NOT NULL THEN pg_catalog.nextval('events_offset_seq') END
$$;
