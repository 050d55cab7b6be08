package dev.fstore.postgres.subscription;

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
 * A server of the kind that tests run on, which stops without having written what is in its memory, and starts again on the
 * same data, port and settings. Nothing of it is left when the run is interrupted.
 */
final class StoppableServer implements AutoCloseable {

    enum Stop {
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

    /** Skips the test where the server is out of reach, as in a container. */
    static StoppableServer start(Map<String, String> settings) throws SQLException {
        var server = PostgresExtension.newServer(settings);
        try (var session = Session.open(new TestDatabase(server.url("postgres")))) {
            var data = Path.of(session.query("SHOW data_directory").getFirst());
            var programs = Path.of(session.query("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                    .getFirst());
            assumeTrue(
                    Files.exists(data) && Files.isExecutable(programs.resolve("pg_ctl")), "the server is out of reach");
            var stoppable = new StoppableServer(server, data, programs);
            Runtime.getRuntime().addShutdownHook(new Thread(stoppable::close)); // if the run is interrupted
            return stoppable;
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    TestDatabase database() {
        return new TestDatabase(server.url("postgres"));
    }

    synchronized void stop(Stop stop) throws IOException, InterruptedException {
        switch (stop) {
            case IMMEDIATE -> assertThat(control("stop", "-m", "immediate")).isZero();
            case KILL -> kill();
        }
    }

    /** A process that is just being forked sees by itself that the first one is gone. */
    private void kill() throws IOException {
        var file = data.resolve("postmaster.pid");
        var first = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
        var others = first.descendants().toList();
        assertThat(first.destroyForcibly()).isTrue();
        others.forEach(ProcessHandle::destroyForcibly);
        Files.delete(file); // else, where nobody reaps it, the dead process is taken for a living one
    }

    /** Returns when it takes connections. Not at once, as long as a process of the one before is still dying. */
    void start() {
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

    /** What the embedded server does too; PostgreSQL refuses to be run by root. */
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

    /** Waits for one that is just starting. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            control("stop", "-m", "immediate"); // the usual way may take longer than it is waited for
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
