-- Returns the id of the n-th event of a command.
-- The id is derived from the command, so that the unique key on event_id stores a command only once, at any isolation
-- level and for ever. It is ordered by time if the id of the command is (RFC 9562: the first 48 bits of version 7 are the
-- time; this is version 8). PostgreSQL inlines the function; a pinned search_path would prevent that.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION event_id_of(v_command_id uuid, v_n bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE
AS $$
-- Roles: none
  SELECT (pg_catalog."left"(v_command_id::pg_catalog.text, 13)
          OPERATOR(pg_catalog.||) '8'
          OPERATOR(pg_catalog.||) pg_catalog.overlay(
            pg_catalog."left"(pg_catalog.encode(pg_catalog.sha256(
              (v_command_id::pg_catalog.text OPERATOR(pg_catalog.||) '/' OPERATOR(pg_catalog.||) v_n::pg_catalog.text)::pg_catalog.bytea), 'hex'), 18),
            '8', 4, 0))::pg_catalog.uuid
$$;
