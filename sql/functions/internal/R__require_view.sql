-- Refuses the name of a view that is not registered.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_view(v_view text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF NOT EXISTS (SELECT FROM views v WHERE v.view = v_view) THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
END
$$;
