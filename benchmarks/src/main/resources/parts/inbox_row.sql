-- A second row per append, in a table without an index.
CREATE TABLE inbox ("offset" bigint NOT NULL);
CREATE FUNCTION also() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT
AS $$
BEGIN
  INSERT INTO inbox VALUES (NEW."offset");
  RETURN NULL;
END
$$;
CREATE TRIGGER also AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION also();
