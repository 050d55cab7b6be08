-- Declares an event type. Declaring the same type twice is a unique violation.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION register_decider_event(
  v_decider text, v_event text, v_description text, v_event_version bigint DEFAULT 1
) RETURNS SETOF deciders
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
-- Roles: admin
BEGIN
  PERFORM require_name('decider', v_decider);
  PERFORM require_name('event', v_event);
  PERFORM require_range('event_version', v_event_version, 1::bigint, 9223372036854775807::bigint);
  RETURN QUERY
    INSERT INTO deciders AS d (decider, event, event_version, description)
    VALUES (v_decider, v_event, v_event_version, v_description)
    RETURNING d.*;
END
$$;
