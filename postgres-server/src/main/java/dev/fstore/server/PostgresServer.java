package dev.fstore.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * A running PostgreSQL server with durability on ({@code fsync} and {@code synchronous_commit}). Close it, even if the
 * program is interrupted; otherwise it goes on running. Thread-safe; closing it twice does nothing.
 */
public interface PostgresServer extends AutoCloseable {

    /** Returns the JDBC URL of a database, which contains the owner's user name (and password). */
    String url(String database);

    /** Stops the server, and deletes its data if it is temporary. */
    @Override
    void close();

    /** Starts an embedded server whose data is deleted when it is closed. */
    static PostgresServer temporary() {
        return temporary(Map.of());
    }

    /**
     * Starts a temporary server with these settings of {@code postgresql.conf}. Their values must not contain spaces.
     */
    static PostgresServer temporary(Map<String, String> settings) {
        return EmbeddedServer.temporary(settings);
    }

    /**
     * Starts a temporary server of the programs in {@code home/bin}, such as {@code /usr/lib/postgresql/15}, with the
     * extensions installed there.
     */
    static PostgresServer installedIn(Path home, Map<String, String> settings) {
        return EmbeddedServer.installedIn(home, settings);
    }

    /** Starts an embedded server on a data directory that is kept. Creates the directory if it is missing. */
    static PostgresServer keptIn(Path directory) {
        return EmbeddedServer.keptIn(directory);
    }
}
