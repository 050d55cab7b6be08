package dev.fstore.testkit;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that do something at the same moment. */
final class Race {

    static final int RUNNERS = 8;

    private Race() {}

    /** What each runner, numbered from 0, came back with. An exception in one of them fails the test. */
    static <T> List<T> run(IntFunction<T> runner) {
        var start = new CyclicBarrier(RUNNERS);
        try (var threads = Executors.newFixedThreadPool(RUNNERS)) {
            var runs = IntStream.range(0, RUNNERS)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await(30, TimeUnit.SECONDS);
                        return runner.apply(number);
                    }))
                    .toList();
            return runs.stream().map(Race::outcome).toList();
        }
    }

    private static <T> T outcome(Future<T> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError("One of several threads failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for other threads", e);
        }
    }
}
