package dev.fstore.application;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Retries a command on a conflict or a transient fault, after a short random pause that grows with every attempt.
 * Retries nothing else.
 *
 * <p>Retrying is safe, because decisions are pure and every command gets an {@linkplain Metadata#identified() id}: if
 * it was stored although the connection broke, it is not stored again, and its events are the outcome. A {@link
 * StateStoredAggregate} keeps no events, so there a command whose first outcome is unknown may be decided twice.
 */
public final class Retrying<C, S, E, R> implements CommandHandler<C, S, E, R> {

    /** Observes retries. Called on the command's thread before each pause; must not throw. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Called before {@code command} is retried after {@code pause}; {@code attempt} is the one that failed, from 1.
         */
        void retrying(Object command, int attempt, Duration pause, Reason reason);
    }

    /** Why a command is retried. */
    public sealed interface Reason {

        /** Another writer has appended to a stream of the command. */
        record Overtaken(AppendFailure.Conflict conflict) implements Reason {}

        /** The store could not be reached, or gave up in favour of another transaction. */
        record Faulted(TransientFaultException fault) implements Reason {}
    }

    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final CommandHandler<C, S, E, R> handler;
    private final int attempts;
    private final Listener listener;

    /**
     * Creates a handler that retries.
     *
     * @param attempts the maximum number of attempts, the first one included; at least 1
     */
    public Retrying(CommandHandler<C, S, E, R> handler, int attempts) {
        this(handler, attempts, (command, attempt, pause, reason) -> {});
    }

    private Retrying(CommandHandler<C, S, E, R> handler, int attempts, Listener listener) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, but was %s".formatted(attempts));
        }
        this.handler = handler;
        this.attempts = attempts;
        this.listener = listener;
    }

    /** Returns a handler that reports its retries to {@code listener}. */
    public Retrying<C, S, E, R> watchedBy(Listener listener) {
        return new Retrying<>(handler, attempts, listener);
    }

    @Override
    public Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata) {
        var identified = metadata.identified();
        for (int attempt = 1; attempt < attempts; attempt++) {
            Reason reason;
            try {
                var outcome = handler.handle(command, identified);
                if (!(outcome.isLeft()
                        && outcome.getLeft() instanceof Failure.NotAppended<R>(AppendFailure.Conflict conflict))) {
                    return outcome;
                }
                reason = new Reason.Overtaken(conflict);
            } catch (TransientFaultException fault) {
                reason = new Reason.Faulted(fault);
            }
            var pause = pauseAfter(attempt);
            listener.retrying(command, attempt, pause, reason);
            if (!ranItsCourse(pause)) {
                break;
            }
        }
        return handler.handle(command, identified);
    }

    private static Duration pauseAfter(int attempt) {
        long longest = Math.min(FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 10), LONGEST_PAUSE.toNanos());
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, longest));
    }

    /** An interrupted thread makes its last attempt at once. */
    private static boolean ranItsCourse(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
