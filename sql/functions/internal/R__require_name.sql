-- Refuses a text that cannot name a decider, an event type, a stream or a view.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_name(v_argument text, v_value text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
DECLARE
  v_character record;
BEGIN
  IF NOT is_name(v_value) THEN
    SELECT c.code, c.place INTO v_character
      FROM (SELECT to_hex(ascii(u.text)) AS code, u.place, is_name('x' || u.text) AS visible
              FROM regexp_split_to_table(left(v_value, 512), '') WITH ORDINALITY AS u (text, place)) c
     WHERE NOT c.visible
     ORDER BY c.place
     LIMIT 1;
    PERFORM refuse_argument('22S01', v_argument, v_value,
                            CASE WHEN v_character.place IS NULL
                                 THEN 'must be a text of 1 to 512 bytes that is not blank and has no control characters'
                                 ELSE format('must not contain the invisible character U+%s (place %s)',
                                             lpad(upper(v_character.code), greatest(4, length(v_character.code)), '0'), v_character.place) END);
  END IF;
END
$$;
