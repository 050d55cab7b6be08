-- Pauses a view for v_seconds: nothing is delivered until then. 0 ends the pause.
-- Events that are already leased can still be acknowledged, renewed and released.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION pause_view(v_view text, v_seconds bigint) RETURNS SETOF views
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: admin
BEGIN
  PERFORM require_range('seconds', v_seconds, 0::bigint, 31536000::bigint);
  RETURN QUERY
    UPDATE views v
       SET paused_until = CASE WHEN v_seconds > 0 THEN store_clock() + v_seconds * interval '1 second' END,
           updated_at = store_clock()
     WHERE v.view = v_view
    RETURNING v.*;
  IF NOT FOUND THEN
    PERFORM refuse_delivery('ST010', v_view, NULL, 'the view is not registered');
  END IF;
END
$$;
