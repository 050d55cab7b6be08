-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The length of a JSON value as text, in bytes. A number with a large exponent is short in the store and long as text.
CREATE OR REPLACE FUNCTION payload_size(v_data jsonb) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN octet_length(v_data::text)::bigint;
EXCEPTION WHEN program_limit_exceeded OR out_of_memory THEN
  RETURN 9223372036854775807::bigint;
END
$$;
