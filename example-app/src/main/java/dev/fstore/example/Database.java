package dev.fstore.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.server.PostgresServer;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** A connection pool, and the PostgreSQL server behind it if the app started one. */
record Database(HikariDataSource pool, Optional<PostgresServer> server) implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    /** Starts a server whose data is deleted when it is closed. */
    static Database temporary() {
        return on(PostgresServer.temporary());
    }

    /** Starts a server that keeps its data in {@code directory}. */
    static Database keptIn(Path directory) {
        try {
            return on(PostgresServer.keptIn(directory));
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "PostgreSQL did not start in %s. The directory must be writable, must be empty or left by an earlier run, and must not be in use."
                            .formatted(directory),
                    e);
        }
    }

    /** Connects to a server that is already running. */
    static Database at(DatabaseUrl url) {
        try {
            return new Database(pool(url.jdbc()), Optional.empty());
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "No connection to %s: %s. Check that the server runs and that host, port, database, user and password are right, or leave out --db to start a server."
                            .formatted(url, reason(e)),
                    e);
        }
    }

    private static Database on(PostgresServer server) {
        try {
            return new Database(pool(server.url("postgres")), Optional.of(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("fstore");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static String reason(Throwable thrown) {
        return switch (innermost(thrown)) {
            case UnknownHostException e -> "the host is unknown";
            case Throwable e ->
                String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        };
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable innermost = thrown;
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost;
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(PostgresServer::close);
    }
}
