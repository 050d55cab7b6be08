package dev.fstore.testkit.pooler;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PgBouncer in front of the server of a test database. Needs the program {@code pgbouncer}, of Debian's package of that
 * name. Close it.
 */
public final class PgBouncer implements AutoCloseable {

    /** How long a client keeps its session on the server. */
    public enum Mode {
        /** Until it disconnects. */
        SESSION,
        /** Until its transaction ends. The next one may run in another session. */
        TRANSACTION
    }

    /** The settings that fstore needs. */
    public static final String RECOMMENDED = """
            pool_mode = transaction
            ignore_startup_parameters = extra_float_digits""";

    private static final int START_SECONDS = 20;
    private static final Pattern VERSION = Pattern.compile("PgBouncer 1\\.(\\d+)");
    private static final int KNOWS_PREPARED_STATEMENTS = 21;

    private final URI server;
    private final int port;
    private final Path directory;
    private final Process process;

    private PgBouncer(URI server, int port, Path directory, Process process) {
        this.server = server;
        this.port = port;
        this.directory = directory;
        this.process = process;
    }

    /** The program, if it is installed. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one.
     *
     * @param sessions how many sessions on the server all clients share
     * @throws IllegalStateException if the program is not installed, or does not start
     */
    public static PgBouncer before(TestDatabase database, Mode mode, int sessions) {
        var program = program()
                .orElseThrow(
                        () -> new IllegalStateException("PgBouncer is not installed. Try: apt-get install pgbouncer"));
        var server = uri(database);
        try {
            var directory = Files.createTempDirectory("pgbouncer");
            int port = freePort();
            var settings = directory.resolve("pgbouncer.ini");
            Files.writeString(settings, settings(server, port, mode, sessions, minorVersion(program)));
            var log = directory.resolve("log").toFile();
            var process = new ProcessBuilder(command(program, directory, settings))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log))
                    .start();
            var bouncer = new PgBouncer(server, port, directory, process);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // if the run is interrupted
            bouncer.awaitStart(log.toPath());
            return bouncer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It refuses to run as root, and changes to another user itself. */
    private static List<String> command(Path program, Path directory, Path settings) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            for (var path : List.of(directory, settings)) {
                path.toFile().setReadable(true, false);
                path.toFile().setExecutable(true, false);
            }
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        return command;
    }

    private static String settings(URI server, int port, Mode mode, int sessions, int minorVersion) {
        var settings = new ArrayList<>(List.of(
                "[databases]",
                "* = host=%s port=%s %s".formatted(server.getHost(), server.getPort(), credentials(server)),
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = any",
                RECOMMENDED.replace("transaction", mode.name().toLowerCase(Locale.ROOT)),
                "default_pool_size = " + sessions,
                "max_client_conn = 200"));
        if (minorVersion >= KNOWS_PREPARED_STATEMENTS) {
            settings.add("max_prepared_statements = 0");
        }
        return String.join("\n", settings) + "\n";
    }

    private static String credentials(URI server) {
        return Stream.of(server.getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("user=") || parameter.startsWith("password="))
                .collect(Collectors.joining(" "));
    }

    private static int minorVersion(Path program) throws IOException {
        var process = new ProcessBuilder(program.toString(), "--version").start();
        var version = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart(Path log) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                var said = Files.readString(log);
                close();
                throw new IllegalStateException("PgBouncer did not start:\n" + said);
            }
            Thread.onSpinWait();
        }
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The same database through this PgBouncer, with pgjdbc's own settings. */
    public TestDatabase database() {
        return through(server);
    }

    /** A database of the same server through this PgBouncer, as docs/connections.md recommends. */
    public TestDatabase recommended(TestDatabase database) {
        return new TestDatabase(through(uri(database)).url() + "&prepareThreshold=0");
    }

    private TestDatabase through(URI direct) {
        return new TestDatabase(
                "jdbc:postgresql://127.0.0.1:%s%s?%s".formatted(port, direct.getPath(), direct.getQuery()));
    }

    private static URI uri(TestDatabase database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (var files = Files.walk(directory)) {
            process.waitFor();
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
