package dev.fstore.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The processor time of clients and server so far. Unlike throughput, it does not depend on the disk.
 *
 * @param client of this process
 * @param server of the server's processes; nothing if it runs on another machine
 */
public record ProcessorTime(Duration client, Duration server) {

    public static final ProcessorTime NONE = new ProcessorTime(Duration.ZERO, Duration.ZERO);

    /** Of sessions that stay open: the server's processes take their time with them when they end. */
    public static ProcessorTime now(Optional<ProcessHandle> server) {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ProcessorTime(
                Duration.ofNanos(bean.getProcessCpuTime()),
                server.stream()
                        .flatMap(ProcessHandle::children)
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus));
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

    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(client.minus(earlier.client), server.minus(earlier.server));
    }
}
