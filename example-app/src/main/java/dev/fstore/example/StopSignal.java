package dev.fstore.example;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a future. The code that started things stops them in order, while the JVM waits. A
 * shutdown hook that stopped them itself would race against threads that still use them.
 */
final class StopSignal {

    private static final int PATIENCE_SECONDS = 20;

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private StopSignal() {}

    static StopSignal install() {
        var signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::askAndWait, "stop"));
        return signal;
    }

    private void askAndWait() {
        asked.complete(null);
        try {
            stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when the app is asked to stop. */
    CompletableFuture<Void> asked() {
        return asked;
    }

    /** Runs {@code task} and returns its result, or nothing if it was interrupted because the app is asked to stop. */
    <T> Optional<T> unlessAsked(Callable<T> task) throws ExecutionException, InterruptedException {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = thread.submit(task);
            var unused = asked.thenRun(() -> running.cancel(true));
            return Optional.of(running.get());
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    /** Reports that everything is stopped, so that the JVM may exit. */
    void stopped() {
        stopped.countDown();
    }
}
