package dev.fstore.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** The binaries come from Maven Central; nothing has to be installed. */
record EmbeddedServer(EmbeddedPostgres postgres) implements PostgresServer {

    static EmbeddedServer temporary() {
        return start(durable());
    }

    static EmbeddedServer keptIn(Path directory) {
        return start(durable().setDataDirectory(directory.toAbsolutePath()).setCleanDataDirectory(false));
    }

    /**
     * The library switches durability off, which is right for tests of queries and wrong for tests of a store; and it
     * would stop the server while the rest of the program still works on its own end.
     */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(1));
    }

    private static EmbeddedServer start(EmbeddedPostgres.Builder builder) {
        try {
            return new EmbeddedServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
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
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }
}
