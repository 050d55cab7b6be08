package dev.fstore.example.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Measures the delay between an acknowledged command and the first query that shows it. */
interface ViewDelay {

    /** Polls {@code path} until it shows {@code version}. */
    void measure(String path, long version) throws IOException, InterruptedException;

    /** Measures nothing. */
    static ViewDelay none() {
        return (path, version) -> {};
    }

    /** Measures every delay. Thread-safe. */
    record Measured(Shopfront shop, Queue<Long> nanos) implements ViewDelay {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        Measured(Shopfront shop) {
            this(shop, new ConcurrentLinkedQueue<>());
        }

        @Override
        public void measure(String path, long version) throws IOException, InterruptedException {
            long acknowledged = System.nanoTime();
            var shown = Patience.until(
                    acknowledged + PATIENCE.toNanos(), () -> shop.get(path), answer -> answer.version() >= version);
            Unexpected.unless(
                    shown.version() >= version, "waiting for version %s at %s".formatted(version, path), shown);
            nanos.add(System.nanoTime() - acknowledged);
        }

        List<Long> sortedNanos() {
            return nanos.stream().sorted().toList();
        }
    }
}
