package dev.fstore.application;

import io.vavr.control.Either;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tries a command again when another writer was faster, after a short random pause that grows with every attempt: the
 * decision is pure, so it may be made again on what is true now. Never retries anything else.
 */
public final class Retrying<C, S, E, R> implements CommandHandler<C, S, E, R> {

    private static final long FIRST_PAUSE_MICROS = 2_000;
    private static final long LONGEST_PAUSE_MICROS = 200_000;

    private final CommandHandler<C, S, E, R> handler;
    private final int attempts;

    /**
     * @param attempts how often to try in all, at least once
     */
    public Retrying(CommandHandler<C, S, E, R> handler, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not %d".formatted(attempts));
        }
        this.handler = handler;
        this.attempts = attempts;
    }

    @Override
    public Either<Failure<R>, Outcome<S, E>> handle(C command, Metadata metadata) {
        var outcome = handler.handle(command, metadata);
        for (int attempt = 1; attempt < attempts && isConflict(outcome) && pause(attempt); attempt++) {
            outcome = handler.handle(command, metadata);
        }
        return outcome;
    }

    private static <R> boolean isConflict(Either<Failure<R>, ?> outcome) {
        return outcome.isLeft()
                && switch (outcome.getLeft()) {
                    case Failure.NotAppended<R>(AppendFailure.Conflict conflict) -> true;
                    case Failure.NotAppended<R>(AppendFailure.Closed closed) -> false;
                    case Failure.Rejected<R> rejected -> false;
                };
    }

    /** Returns whether the pause ran its course; an interrupted thread takes the outcome that it has. */
    private static boolean pause(int attempt) {
        long longest = Math.min(FIRST_PAUSE_MICROS << Math.min(attempt, 10), LONGEST_PAUSE_MICROS);
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(1, longest));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
