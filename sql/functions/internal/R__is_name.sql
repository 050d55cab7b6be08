-- Tells whether a text can be a name: 1 to 512 bytes, not blank, and without invisible characters.
-- 512 bytes, so that three names fit into one index entry. Invisible are Unicode's categories Cc, Cf and Co (Cs cannot be
-- stored), Default_Ignorable_Code_Point, and the separators of lines and paragraphs. PostgreSQL inlines the function; a
-- pinned search_path would prevent that.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION is_name(v_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$
-- Roles: none
  SELECT v_text IS NOT NULL
     AND pg_catalog.octet_length(v_text) <= 512
     AND v_text OPERATOR(pg_catalog.~) '[^ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]'
     AND v_text OPERATOR(pg_catalog.!~)
           '[\u0001-\u001F\u007F-\u009F\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2'
           '\u115F-\u1160\u17B4-\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uE000-\uF8FF'
           '\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3'
           '\U0001D173-\U0001D17A\U000E0000-\U000E0FFF\U000F0000-\U000FFFFD\U00100000-\U0010FFFD]'
$$;
