package dev.fstore.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * A running PostgreSQL server that keeps what it acknowledged ({@code fsync} and {@code synchronous_commit} are on).
 * Embedded, so that nothing has to be installed, unless an installed one is named. It runs until it is closed, so close it when the program is interrupted too.
 * Thread-safe; closing it twice does nothing.
 */
public interface PostgresServer extends AutoCloseable {

    /** The JDBC address of the given database, with the owner's user name (and password) in it. */
    String url(String database);

    /** Stops the server, and forgets its data if it is temporary. */
    @Override
    void close();

    /** Starts a server whose data goes with it. */
    static PostgresServer temporary() {
        return temporary(Map.of());
    }

    /** The same with settings as in {@code postgresql.conf}, by name. Their values have no spaces. */
    static PostgresServer temporary(Map<String, String> settings) {
        return EmbeddedServer.temporary(settings);
    }

    /** The same of the programs in {@code home/bin}, as in {@code /usr/lib/postgresql/15}, with the extensions there. */
    static PostgresServer installedIn(Path home, Map<String, String> settings) {
        return EmbeddedServer.installedIn(home, settings);
    }

    /** Starts a server on a data directory that stays; the directory is made when it is missing. */
    static PostgresServer keptIn(Path directory) {
        return EmbeddedServer.keptIn(directory);
    }
}
