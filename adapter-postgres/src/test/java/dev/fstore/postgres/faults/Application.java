package dev.fstore.postgres.faults;

import static org.awaitility.Awaitility.await;

import dev.fstore.postgres.subscription.fault.SilentProxy;
import dev.fstore.postgres.subscription.fault.StoppableServer;
import dev.fstore.postgres.subscription.fault.StoppableServer.Stop;
import dev.fstore.sql.Databases;
import dev.fstore.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** All works in a process of their own, with their server, and what can happen to both. */
final class Application implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CLOCK = """
            CREATE OR REPLACE FUNCTION store_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
              SELECT pg_catalog.clock_timestamp() + interval '%s'
            $$""";

    /** Without these limits, nobody ever notices a connection that was forgotten on the way; see docs/connections.md. */
    private static final String LIMITS =
            "&socketTimeout=5&options=-c%20idle_in_transaction_session_timeout%3D10s&ApplicationName=works";

    final StoppableServer server;
    private final SilentProxy proxy;
    private final Map<Work, Integer> acknowledged = new EnumMap<>(Work.class);
    private final boolean inTransaction;
    private WorksProcess works;

    /** @param inTransaction whether the effects of the view are in the transaction of its acknowledgement */
    Application(boolean inTransaction) throws SQLException, IOException {
        this.inTransaction = inTransaction;
        server = StoppableServer.start(Map.of());
        Databases.install(server.database());
        execute("CREATE TABLE effects (id bigint GENERATED ALWAYS AS IDENTITY, work text, event_id uuid)");
        proxy = new SilentProxy(server.database());
        works = start(Map.of(Work.APPEND, 0, Work.COMMAND, 0));
    }

    private WorksProcess start(Map<Work, Integer> next) throws IOException {
        var started = WorksProcess.start(proxy.url() + LIMITS, next, inTransaction);
        await().atMost(PATIENCE).until(() -> started.said("STARTED"));
        return started;
    }

    /** The last command of a writer that was acknowledged, or -1. */
    int acknowledged(Work work) {
        return Math.max(
                acknowledged.getOrDefault(work, -1), works.acknowledged().getOrDefault(work, -1));
    }

    /** Lets the fault happen and end. */
    void strike(Fault fault, Duration length) throws Exception {
        switch (fault) {
            case CONSUMER_KILLED -> restart();
            case SERVER_KILLED -> {
                server.stop(Stop.KILL);
                server.start();
            }
            case CONNECTIONS_CUT -> cutDuring(length);
            case CONNECTIONS_STALLED -> proxy.forget();
            case PROCESS_PAUSED -> pauseBesideAnother();
            case POOL_FILLED -> works.order("fill pool");
            case SERVER_READ_ONLY -> during(length, "default_transaction_read_only", "on");
            case LOCK_TIMEOUT -> lockedDuring(length);
            case OUT_OF_MEMORY_IN_HANDLERS -> {
                works.order("no memory");
                Thread.sleep(length);
                works.order("memory");
            }
            case CLOCK_AN_HOUR_AHEAD -> atOtherTime("1 hour", length);
            case CLOCK_AN_HOUR_BEHIND -> atOtherTime("-1 hour", length);
        }
    }

    private void restart() throws Exception {
        works.kill();
        var next = new EnumMap<Work, Integer>(Work.class);
        for (var work : new Work[] {Work.APPEND, Work.COMMAND}) {
            acknowledged.put(work, acknowledged(work));
            next.put(work, acknowledged(work) + 1);
        }
        works = start(next);
    }

    private void cutDuring(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'works'");
            Thread.sleep(100);
        }
    }

    private void pauseBesideAnother() throws Exception {
        try (var other = start(Map.of())) {
            works.signal("STOP");
            Thread.sleep(Duration.ofSeconds(2 * WorksProgram.LEASE_SECONDS));
            works.signal("CONT");
        }
    }

    private void during(Duration length, String setting, String value) throws Exception {
        execute("ALTER SYSTEM SET %s = '%s'".formatted(setting, value));
        execute("SELECT pg_reload_conf()");
        try {
            Thread.sleep(length);
        } finally {
            execute("ALTER SYSTEM RESET " + setting);
            execute("SELECT pg_reload_conf()");
        }
    }

    private void lockedDuring(Duration length) throws Exception {
        try (var session = Session.open(server.database())) {
            session.begin().query("LOCK TABLE events, locks, effects IN ACCESS EXCLUSIVE MODE");
            during(length, "lock_timeout", "50ms");
            session.rollback();
        }
    }

    private void atOtherTime(String ahead, Duration length) throws Exception {
        execute(CLOCK.formatted(ahead));
        try {
            Thread.sleep(length);
        } finally {
            execute(CLOCK.formatted("0"));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var session = Session.open(server.database())) {
            session.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
            session.query(sql);
        }
    }

    void stopWriting() throws IOException {
        works.order("stop writing");
        await().atMost(PATIENCE).until(() -> works.said("STOPPED APPEND") && works.said("STOPPED COMMAND"));
    }

    /** One number. */
    long count(String sql, Object... arguments) throws SQLException {
        try (var session = Session.open(server.database())) {
            return Long.parseLong(session.query(sql, arguments).getFirst());
        }
    }

    String version() throws SQLException {
        try (var session = Session.open(server.database())) {
            return session.query("SHOW server_version").getFirst();
        }
    }

    @Override
    public void close() throws Exception {
        works.close();
        proxy.close();
        server.close();
    }
}
