package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs several threads that act at the same moment. */
final class Race {

    static final int RUNNERS = 8;

    private Race() {}

    /** Returns the result of each runner, numbered from 0. An exception in one of them fails the test. */
    static <T> List<T> run(IntFunction<T> runner) {
        var start = new CyclicBarrier(RUNNERS);
        try (var threads = Executors.newFixedThreadPool(RUNNERS)) {
            var runs = perRunner(number -> threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return runner.apply(number);
            }));
            return runs.stream().map(Race::outcome).toList();
        }
    }

    /** Creates one value for each runner, numbered from 0. */
    static <T> List<T> perRunner(IntFunction<T> value) {
        return IntStream.range(0, RUNNERS).mapToObj(value).toList();
    }

    /** Returns the result of the only runner that succeeded. */
    static <T> T winnerOf(List<? extends Either<?, T>> outcomes) {
        var winners = outcomes.stream().filter(Either::isRight).map(Either::get).toList();
        assertThat(winners).hasSize(1);
        return winners.getFirst();
    }

    /** Returns the failures of the other runners. */
    static <F> List<F> failuresOf(List<? extends Either<F, ?>> outcomes) {
        return outcomes.stream().filter(Either::isLeft).<F>map(Either::getLeft).toList();
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
