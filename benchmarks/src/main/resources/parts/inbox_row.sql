-- A second row per append, in a table without an index.
CREATE TABLE inbox ("offset" bigint NOT NULL);
SELECT change_function('chain_event', 'RETURN NEW;', 'INSERT INTO inbox VALUES (NEW."offset"); RETURN NEW;');
