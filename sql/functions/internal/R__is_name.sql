-- Tells whether a text can be a name: 1 to 512 bytes, not blank, and without invisible characters.
-- 512 bytes, so that three names fit into one index entry. PostgreSQL inlines the function; a pinned search_path would
-- prevent that.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION is_name(v_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
-- Roles: none
  SELECT v_text IS NOT NULL
     AND pg_catalog.octet_length(v_text) <= 512
     AND v_text OPERATOR(pg_catalog.~) '[^ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]'
     AND v_text OPERATOR(pg_catalog.!~) '[\u0001-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]'
$$;
