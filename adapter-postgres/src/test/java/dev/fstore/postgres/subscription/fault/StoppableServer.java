package dev.fstore.postgres.subscription.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fstore.server.PostgresServer;
import dev.fstore.sql.Session;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server that can be stopped without writing its memory to disk, and started again with the same data, port and settings.
 * Cleans up when the run is interrupted.
 */
public final class StoppableServer implements AutoCloseable {

    public enum Stop {
        /** {@code pg_ctl stop -m immediate}, which is a SIGQUIT. */
        IMMEDIATE,
        /** A SIGKILL to all of its processes. */
        KILL
    }

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final PostgresServer server;
    private final Path data;
    private final Path programs;
    private boolean isClosed = false;

    private StoppableServer(PostgresServer server, Path data, Path programs) {
        this.server = server;
        this.data = data;
        this.programs = programs;
    }

    /** Skips the test if the server runs elsewhere, as in a container. */
    public static StoppableServer start(Map<String, String> settings) throws SQLException {
        var server = PostgresExtension.newServer(settings);
        try (var session = Session.open(new TestDatabase(server.url("postgres")))) {
            var data = Path.of(session.query("SHOW data_directory").getFirst());
            var programs = Path.of(session.query("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                    .getFirst());
            assumeTrue(
                    Files.exists(data) && Files.isExecutable(programs.resolve("pg_ctl")),
                    "the programs of the server are on this machine");
            var stoppable = new StoppableServer(server, data, programs);
            Runtime.getRuntime().addShutdownHook(new Thread(stoppable::close)); // if the run is interrupted
            return stoppable;
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    public TestDatabase database() {
        return new TestDatabase(server.url("postgres"));
    }

    public synchronized void stop(Stop stop) throws IOException, InterruptedException {
        switch (stop) {
            case IMMEDIATE -> assertThat(control("stop", "-m", "immediate")).isZero();
            case KILL -> kill();
        }
    }

    /** A process that is being forked at this moment notices by itself that the first one is gone. */
    private void kill() throws IOException {
        var file = data.resolve("postmaster.pid");
        var first = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
        var others = first.descendants().toList();
        assertThat(first.destroyForcibly()).isTrue();
        others.forEach(ProcessHandle::destroyForcibly);
        Files.delete(file); // without an init process, the zombie would be taken for a running server
    }

    /** Returns when the server accepts connections, which it cannot while an old process is still dying. */
    public void start() {
        await().atMost(DEADLINE).until(this::isStarted);
    }

    private synchronized boolean isStarted() throws IOException, InterruptedException {
        assertThat(isClosed).isFalse();
        return control(
                        "restart",
                        "-t",
                        "100",
                        "-l",
                        data.resolve("restarts.log").toString())
                == 0;
    }

    /** Runs pg_ctl in a user namespace for root, as the embedded server does: PostgreSQL refuses to run as root. */
    private int control(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-w", "-D", data.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Waits for a start that is under way. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            control("stop", "-m", "immediate"); // a fast stop may take longer than the test run waits
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
