package dev.fstore.postgres.subscription.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running {@link ConsumerProgram}. */
record ConsumerProcess(Process process, Queue<String> output) implements AutoCloseable {

    static ConsumerProcess start(String url, String view, ConsumerKind consuming, KillPoint point, int pass)
            throws IOException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsumerProgram.class.getName(),
                        url,
                        view,
                        consuming.name(),
                        point.name(),
                        String.valueOf(pass)))
                .redirectErrorStream(true)
                .start();
        var output = new ConcurrentLinkedQueue<String>();
        Thread.startVirtualThread(() -> read(process.inputReader(), output));
        return new ConsumerProcess(process, output);
    }

    private static void read(BufferedReader reader, Queue<String> lines) {
        try (reader) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("could not read its output: " + e);
        }
    }

    /** Whether it stands at this point, waiting to be killed. */
    boolean isAt(KillPoint point) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The consumer exited before it was killed: " + output);
        }
        return output.contains(point.name());
    }

    /** Sends a SIGKILL. Returns the exit code. */
    int kill() throws InterruptedException {
        return process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
