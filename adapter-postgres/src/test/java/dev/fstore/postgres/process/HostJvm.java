package dev.fstore.postgres.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A {@link HostProgram} in a process of its own; to close it is to kill it by SIGKILL. */
record HostJvm(Process process, Collection<String> said) implements AutoCloseable {

    /** Starts a host that stops after this step, at its nth pass. */
    static HostJvm start(TestDatabase database, Shop shop, ProcessStep step, int pass, String... options)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                HostProgram.class.getName(),
                database.url(),
                shop.name,
                step.name(),
                String.valueOf(pass)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ConcurrentLinkedQueue<String>();
        Thread.startVirtualThread(() -> read(process.inputReader(), said));
        return new HostJvm(process, said);
    }

    private static void read(BufferedReader output, Collection<String> said) {
        try (output) {
            output.lines().forEach(said::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            said.add("(killed)");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor()).as("%s", said).isEqualTo(128 + 9);
    }
}
