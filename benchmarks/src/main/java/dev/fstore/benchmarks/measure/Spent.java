package dev.fstore.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Resources that clients and server have used so far. Unlike throughput, they do not depend on the disk.
 *
 * @param client the processor time of this process
 * @param server the processor time of the server's processes; nothing if it runs on another machine
 * @param allocated the bytes that this process has allocated
 */
public record Spent(Duration client, Duration server, long allocated) {

    public static final Spent NONE = new Spent(Duration.ZERO, Duration.ZERO, 0);

    /** Of sessions that stay open: the server's processes take their time with them when they end. */
    public static Spent now(Optional<ProcessHandle> server) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return new Spent(
                Duration.ofNanos(process.getProcessCpuTime()),
                server.stream()
                        .flatMap(ProcessHandle::children)
                        .flatMap(session -> session.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus),
                threads.getTotalThreadAllocatedBytes());
    }

    /** The parent of a session's process, if that is a process of this machine. */
    public static Optional<ProcessHandle> serverOf(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return ProcessHandle.of(rows.getLong(1))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .flatMap(ProcessHandle::parent);
        }
    }

    public Spent since(Spent earlier) {
        return new Spent(client.minus(earlier.client), server.minus(earlier.server), allocated - earlier.allocated);
    }
}
