-- Names below are looked up in the schema of the store and nowhere else.
SELECT set_config('search_path', format('%I, pg_temp', current_schema()), true);

-- The id of the n-th event of a command. It says which command it came from, so that the unique key on event_id keeps a
-- command from being stored twice, at any isolation level and for ever. Time-ordered if the command's id is (RFC 9562:
-- the first 48 bits of version 7 are the time; this is version 8).
CREATE OR REPLACE FUNCTION event_id_of(v_command_id uuid, v_n bigint) RETURNS uuid
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path FROM CURRENT
AS $$
DECLARE
  v_digest text := encode(sha256(convert_to(format('%s/%s', v_command_id, v_n), 'UTF8')), 'hex');
BEGIN
  RETURN format('%s8%s8%s', left(replace(v_command_id::text, '-', ''), 12), left(v_digest, 3), substr(v_digest, 4, 15))::uuid;
END
$$;
