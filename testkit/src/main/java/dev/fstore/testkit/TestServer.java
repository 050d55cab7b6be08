package dev.fstore.testkit;

import dev.fstore.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The server of a test run, which creates the databases of its test classes. */
final class TestServer implements AutoCloseable {

    private final PostgresServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(PostgresServer server) {
        this.server = server;
        Runtime.getRuntime().addShutdownHook(new Thread(server::close)); // if the run is interrupted
    }

    static TestServer start() {
        var server = new TestServer(another(Map.of()));
        try (var connection = server.connect()) {
            requireDurability(connection);
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw new IllegalStateException("The PostgreSQL server for tests cannot be used: " + e.getMessage(), e);
        }
    }

    /** Starts a server of the kind that the system property selects. */
    static PostgresServer another(Map<String, String> settings) {
        String kind = System.getProperty(PostgresExtension.IMAGE, "");
        if (kind.isBlank()) {
            return PostgresServer.temporary(settings);
        }
        return kind.startsWith("/")
                ? PostgresServer.installedIn(Path.of(kind), settings)
                : new ContainerServer(kind, settings);
    }

    /** Without durability, tests of crashes would pass or fail by luck. */
    static void requireDurability(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit")) {
            try (var statement = connection.createStatement();
                    var shown = statement.executeQuery("SHOW " + setting)) {
                shown.next();
                String value = shown.getString(1);
                if (!value.equals("on")) {
                    throw new IllegalStateException("%s must be on, but is %s".formatted(setting, value));
                }
            }
        }
    }

    TestDatabase newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database %s".formatted(name), e);
        }
        return new TestDatabase(server.url(name));
    }

    private Connection connect() throws SQLException {
        return new TestDatabase(server.url("postgres")).dataSource().getConnection();
    }

    @Override
    public void close() {
        server.close();
    }
}
