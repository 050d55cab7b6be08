package dev.fstore.postgres.subscription;

import dev.fstore.application.StreamId;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What becomes of a stream whose next event a handler could not handle. Other streams go on meanwhile. */
@FunctionalInterface
public interface FailurePolicy {

    /**
     * What went wrong.
     *
     * @param attempts how often this event has been delivered, from 1
     * @param isTransient whether it was the database that was out of reach or gave up, and not the handler that failed
     */
    record Failed(String view, StreamId stream, int attempts, boolean isTransient, Throwable cause) {}

    /** What to do about it. */
    sealed interface Decision {

        /** The event comes again after this time, and what follows in its stream after it. */
        record Retry(Duration after) implements Decision {}

        /** The stream waits, with the error, until somebody calls {@code replay_stream} or {@code skip_event}. */
        record Park() implements Decision {}
    }

    /** Must not throw. Called on the subscription's thread. */
    Decision decide(Failed failed);

    /**
     * Tries again after about {@code first}, twice that, and so on, at most {@code longest}, a random half of it less;
     * after {@code attempts} of a failing handler, parks. A database out of reach is waited for, however long.
     */
    static FailurePolicy backoff(Duration first, Duration longest, int attempts) {
        return failed -> {
            if (failed.attempts() >= attempts && !failed.isTransient()) {
                return new Decision.Park();
            }
            int doublings = Math.min(failed.attempts() - 1, 30);
            long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
            return new Decision.Retry(
                    Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1)));
        };
    }

    /** {@link #backoff} from one second to five minutes, parking after twelve attempts, which takes about a quarter of an hour. */
    static FailurePolicy usual() {
        return backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 12);
    }
}
