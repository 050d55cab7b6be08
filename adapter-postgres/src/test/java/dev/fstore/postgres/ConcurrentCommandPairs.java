package dev.fstore.postgres;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.Failure;
import dev.fstore.application.Metadata;
import dev.fstore.application.Outcome;
import dev.fstore.postgres.NumberDecider.Changed;
import dev.fstore.postgres.NumberDecider.Step;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Pairs of commands that are sent at the same moment. */
record ConcurrentCommandPairs(CommandHandler<Step, Long, Changed, String> handler, ExecutorService threads)
        implements AutoCloseable {

    /** The outcomes of both. */
    record Result(
            Either<Failure<String>, Outcome<Long, Changed>> one,
            Either<Failure<String>, Outcome<Long, Changed>> other) {

        List<Failure<String>> failures() {
            return List.of(one, other).stream()
                    .filter(Either::isLeft)
                    .map(Either::getLeft)
                    .toList();
        }
    }

    static ConcurrentCommandPairs with(CommandHandler<Step, Long, Changed, String> handler) {
        return new ConcurrentCommandPairs(handler, Executors.newFixedThreadPool(2));
    }

    Result between(Step one, Step other) throws InterruptedException {
        var start = new CyclicBarrier(2);
        var first = send(one, start);
        var second = send(other, start);
        return new Result(answer(first), answer(second));
    }

    private Future<Either<Failure<String>, Outcome<Long, Changed>>> send(Step step, CyclicBarrier start) {
        return threads.submit(() -> {
            start.await(60, TimeUnit.SECONDS);
            return handler.handle(step, Metadata.empty());
        });
    }

    /** A fault is the test's, as it would be the caller's. */
    private static <T> T answer(Future<T> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
