package dev.fstore.postgres.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running {@link WorksProgram}, and the last command of each writer that was acknowledged to it. */
record WorksProcess(Process process, Queue<String> output, Map<Work, Integer> acknowledged) implements AutoCloseable {

    static WorksProcess start(String url, Map<Work, Integer> next, boolean inTransaction) throws IOException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorksProgram.class.getName(),
                        url,
                        String.valueOf(next.getOrDefault(Work.APPEND, -1)),
                        String.valueOf(next.getOrDefault(Work.COMMAND, -1)),
                        String.valueOf(inTransaction)))
                .redirectErrorStream(true)
                .start();
        var started = new WorksProcess(process, new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // if the run is interrupted
        Thread.startVirtualThread(() -> started.read(process.inputReader()));
        return started;
    }

    private void read(BufferedReader reader) {
        try (reader) {
            reader.lines().forEach(this::note);
        } catch (IOException | UncheckedIOException e) {
            output.add("could not read its output: " + e);
        }
    }

    private void note(String line) {
        for (var work : Work.values()) {
            if (line.matches(work + " \\d+")) {
                acknowledged.put(
                        work, Integer.valueOf(line.substring(work.name().length() + 1)));
                return;
            }
        }
        output.add(line);
    }

    boolean said(String line) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The works ended: " + output);
        }
        return output.contains(line);
    }

    void order(String order) throws IOException {
        var writer = process.outputWriter();
        writer.write(order + "\n");
        writer.flush();
    }

    /** Stops it where it is, or lets it go on. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
