package dev.fstore.sql.faults;

import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import dev.fstore.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody with an account of his own who may append and consume, and create objects in two schemas and among his temporary ones. */
public record Attacker(Session owner, Session session) implements AutoCloseable {

    public static final String ROLE = "attacker";

    /** Everything of ours that a table of his could stand in for. */
    public static final List<String> TABLES = List.of(
            "deciders", "events", "views", "cursors", "gaps", "locks", "log_positions", "log_cursor", "log_gaps");

    /** Roles belong to the cluster, where others create them too. */
    public static void createRole(Session owner, String role) throws SQLException {
        owner.query("DO $$ BEGIN CREATE ROLE " + role
                + "; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
    }

    /** Into a store in {@code public} and one in {@code store}. Starts with the schemas {@code evil} and {@code attacker}, which is what {@code "$user"} means to him. */
    public static Attacker enter(TestDatabase database) throws SQLException {
        var owner = Session.open(database);
        Databases.inBothSchemas(database);
        owner.begin(); // one commit instead of a dozen
        createRole(owner, ROLE);
        owner.query("ALTER ROLE attacker LOGIN PASSWORD 'attacker'");
        owner.query("GRANT fstore_writer, fstore_consumer TO attacker");
        owner.query("DROP OWNED BY attacker CASCADE");
        for (String schema : List.of("evil", ROLE)) {
            owner.query("CREATE SCHEMA " + schema + " AUTHORIZATION attacker");
        }
        giveShapes(owner);
        owner.commit();
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setUser(ROLE);
        dataSource.setPassword(ROLE);
        return new Attacker(owner, new Session(dataSource.getConnection()));
    }

    /** Lets the attacker create tables like ours, as if from our sources. He can only read the shapes, so they stay. */
    private static void giveShapes(Session owner) throws SQLException {
        if (!owner.query("SELECT to_regnamespace('shapes')").contains("shapes")) {
            owner.query("CREATE SCHEMA shapes");
            for (String table : TABLES) {
                owner.query("CREATE TABLE shapes." + table + " AS SELECT * FROM store." + table + " WHERE false");
            }
        }
        owner.query("GRANT USAGE ON SCHEMA shapes TO attacker");
        owner.query("GRANT SELECT ON ALL TABLES IN SCHEMA shapes TO attacker");
    }

    /** The tables and sequences of his that somebody has written to. */
    public List<String> loot() throws SQLException {
        session.query("SET search_path = pg_catalog");
        var loot = new ArrayList<String>();
        for (String relation : session.query(
                "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relowner = 'attacker'::regrole")) {
            if (!session.query("SELECT 1 FROM " + relation).isEmpty()) {
                loot.add(relation);
            }
        }
        for (String sequence : session.query(
                "SELECT oid::regclass FROM pg_class WHERE relkind = 'S' AND relowner = 'attacker'::regrole")) {
            if (session.query("SELECT is_called FROM " + sequence).contains("t")) {
                loot.add(sequence);
            }
        }
        return loot;
    }

    @Override
    public void close() throws SQLException {
        session.query("DISCARD TEMP");
        session.close();
        owner.close();
    }
}
