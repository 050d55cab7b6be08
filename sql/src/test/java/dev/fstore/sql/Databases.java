package dev.fstore.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Test databases with the store in them. */
public final class Databases {

    private static final Map<TestDatabase, DSLContext> POOLS = new ConcurrentHashMap<>();
    private static final Map<TestDatabase, DataSource> SESSIONS = new ConcurrentHashMap<>();

    private Databases() {}

    public static DSLContext installed(TestDatabase database) {
        install(database);
        return DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    }

    /** Runs the installer, unless its last function is there already: to run it again takes longer than most tests. */
    public static void install(TestDatabase database) {
        try (var session = Session.open(database)) {
            if (session.query("SELECT to_regprocedure('store_clock()')").contains("store_clock()")) {
                return;
            }
            session.begin().query(SqlFiles.installer());
            session.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The store was not installed in " + database, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With connections that are kept, as programs do; opening one takes longer than most of what tests do with it. {@code
     * -Dfstore.connections=MANUAL} or {@code PGBOUNCER} chooses another kind.
     */
    public static DSLContext pooled(TestDatabase database) {
        install(database);
        return POOLS.computeIfAbsent(database, key -> Connections.chosen().to(key));
    }

    /**
     * Sessions that are kept: a new one compiles every function that it calls, which takes longer than a history. Sessions keep
     * their settings.
     */
    static DataSource sessions(TestDatabase database) {
        return SESSIONS.computeIfAbsent(database, key -> pool(key.url(), 30));
    }

    public static HikariDataSource pool(String url, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** With a table in which consumers write down what they handled. */
    public static void forEffects(TestDatabase database) throws SQLException {
        installed(database);
        try (var session = Session.open(database)) {
            session.query(
                    "CREATE TABLE IF NOT EXISTS effects (id bigint GENERATED ALWAYS AS IDENTITY, view text, event_id uuid)");
        }
    }

    /** The same database to a role that is no superuser but may create tables in it. */
    public static TestDatabase ownedBy(String role, TestDatabase database) throws SQLException {
        try (var session = Session.open(database)) {
            session.query("CREATE ROLE " + role);
            session.query("GRANT CREATE ON SCHEMA public TO " + role);
        }
        return new TestDatabase(database.url() + "&options=-c%20role%3D" + role);
    }

    /** Twice: in {@code public}, and in {@code store}. */
    public static void inBothSchemas(TestDatabase database) throws SQLException {
        try (var session = Session.open(database)) {
            if (session.query("SELECT to_regprocedure('store.store_clock()')").contains("store.store_clock()")) {
                return; // to look again takes longer than most tests
            }
            session.query("CREATE SCHEMA IF NOT EXISTS store");
            installed(database);
            installed(new TestDatabase(database.url() + "&currentSchema=store"));
            for (String schema : new String[] {"public", "store"}) {
                session.stateOf("SELECT %s.register_decider_event('order', 'Placed', '')".formatted(schema));
            }
        }
    }

    /** Returns the result of {@code attempt} without the key that keeps streams from being forked. Leaves no events. */
    public static <T> T withoutUniqueKey(TestDatabase database, Callable<T> attempt) throws Exception {
        try (var session = Session.open(database)) {
            session.query("ALTER TABLE events DROP CONSTRAINT events_stream_version_key");
            session.query("CREATE INDEX unguarded ON events (decider, decider_id, version)");
            try {
                return attempt.call();
            } finally {
                session.query("TRUNCATE gaps, locks");
                session.query("ALTER TABLE events DISABLE TRIGGER USER");
                session.query("TRUNCATE events");
                session.query("ALTER TABLE events ENABLE TRIGGER USER");
                session.query("DROP INDEX unguarded");
                session.query(
                        "ALTER TABLE events ADD CONSTRAINT events_stream_version_key UNIQUE (decider, decider_id, version)");
            }
        }
    }

    /** With what {@code History} needs. */
    public static void forHistories(TestDatabase database) throws SQLException {
        forEffects(database);
        try (var session = Session.open(database)) {
            for (String decider : new String[] {"order", "payment"}) {
                for (String event : new String[] {"Placed", "Paid"}) {
                    session.stateOf("SELECT register_decider_event(?, ?, '')", decider, event);
                }
            }
        }
    }

    /** Without events, deciders and views, as only the owner of the tables can make it. */
    public static void empty(Session owner) throws SQLException {
        for (String table : new String[] {"events", "deciders"}) {
            owner.query("ALTER TABLE %s DISABLE TRIGGER keep_all_rows".formatted(table));
            owner.query("TRUNCATE %s".formatted(table));
            owner.query("ALTER TABLE %s ENABLE TRIGGER keep_all_rows".formatted(table));
        }
        owner.query("TRUNCATE views CASCADE");
    }
}
