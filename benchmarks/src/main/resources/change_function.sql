-- Variants of the store change a line of its functions rather than copy them, so that they stay comparable to it.
CREATE FUNCTION change_function(v_name text, v_pattern text, v_replacement text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_old text := pg_get_functiondef(v_name::regproc);
  v_new text := regexp_replace(v_old, v_pattern, v_replacement);
BEGIN
  IF v_new = v_old THEN
    RAISE EXCEPTION 'nothing in % looks like %: adapt the benchmark', v_name, v_pattern;
  END IF;
  EXECUTE v_new;
END
$$;
