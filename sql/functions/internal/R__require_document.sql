-- Refuses data, a state or metadata that is not a JSON object or is too long.

-- The names below are looked up in the schema of the store only.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

CREATE OR REPLACE FUNCTION require_document(v_argument text, v_value jsonb, v_metadata jsonb) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
-- Roles: none
BEGIN
  IF jsonb_typeof(v_value) IS DISTINCT FROM 'object' THEN
    PERFORM refuse_argument('22S03', v_argument, jsonb_typeof(v_value), 'must be a JSON object');
  ELSIF jsonb_typeof(v_metadata) IS DISTINCT FROM 'object' THEN
    PERFORM refuse_argument('22S03', 'metadata', jsonb_typeof(v_metadata), 'must be a JSON object');
  ELSIF octet_length(concat(v_value, v_metadata)) > 1048576 THEN
    PERFORM refuse_argument('22S02', v_argument || ' and metadata', format('%s bytes', octet_length(concat(v_value, v_metadata))),
                            'must be at most 1048576 bytes as text, together');
  END IF;
END
$$;
