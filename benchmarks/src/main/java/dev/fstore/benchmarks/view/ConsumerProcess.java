package dev.fstore.benchmarks.view;

import dev.fstore.benchmarks.measure.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Runs a {@link LatencyConsumer} in a JVM of its own. */
final class ConsumerProcess implements AutoCloseable {

    private final Process process;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final SynchronousQueue<String> replies = new SynchronousQueue<>();

    ConsumerProcess(LatencyConsumer.Kind kind, Store store) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LatencyConsumer.class.getName(),
                        kind.name(),
                        store.database().url(),
                        store.schema())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", -1);
                switch (words[0]) {
                    case "ready", "statements" -> replies.put(line);
                    default -> committed.put(words[0], Long.parseLong(words[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void go() throws Exception {
        tell("go");
        reply();
    }

    /** Stops the process and returns the number of its statements. */
    long stop() throws Exception {
        tell("stop");
        return Long.parseLong(reply().split(" ", -1)[1]);
    }

    /** Waits until the effect of this event is committed, and returns when, in microseconds. */
    long committed(String event) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!committed.containsKey(event)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("Event %s never reached the other process".formatted(event));
            }
            Thread.sleep(1);
        }
        return committed.remove(event);
    }

    private void tell(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    private String reply() throws InterruptedException {
        var reply = replies.poll(1, TimeUnit.MINUTES);
        if (reply == null) {
            throw new IllegalStateException("The other process does not answer");
        }
        return reply;
    }

    @Override
    public void close() throws Exception {
        process.outputWriter().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
