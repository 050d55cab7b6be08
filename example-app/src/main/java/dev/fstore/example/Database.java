package dev.fstore.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fstore.server.PostgresServer;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** A pool of connections, and the server behind it if it is ours. */
record Database(HikariDataSource pool, Optional<PostgresServer> server) implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    /** A server of our own that is gone when it is closed. */
    static Database temporary() {
        return on(PostgresServer.temporary());
    }

    /** A server of our own that finds in {@code directory} what it left there. */
    static Database keptIn(Path directory) {
        try {
            return on(PostgresServer.keptIn(directory));
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "PostgreSQL did not start in %s. The directory must be writable, empty or left by an earlier run, and not in use by another one."
                            .formatted(directory),
                    e);
        }
    }

    /** Somebody else's server. */
    static Database at(DatabaseUrl url) {
        try {
            return new Database(pool(url.jdbc()), Optional.empty());
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "No connection to %s: %s. Check that the server runs and that host, port, database, user and password are right, or leave out --db for a server of our own."
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
