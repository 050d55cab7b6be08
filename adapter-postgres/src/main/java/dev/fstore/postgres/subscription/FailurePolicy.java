package dev.fstore.postgres.subscription;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.SqlErrors;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Decides what happens to a stream after its next event failed. Other streams go on meanwhile. */
@FunctionalInterface
public interface FailurePolicy {

    /**
     * A failed delivery.
     *
     * @param attempts how often this event has been delivered, from 1
     * @param isTransient whether the database was unreachable or gave up, rather than the handler
     */
    record Failed(String view, FailedEvent event, int attempts, boolean isTransient, Throwable cause) {

        static Failed of(String view, StoredEvent event, int attempts, Throwable cause) {
            return new Failed(view, FailedEvent.of(event), attempts, SqlErrors.isTransient(cause), cause);
        }

        public StreamId stream() {
            return event.stream();
        }

        @Override
        public String toString() {
            return "View %s: %s failed at attempt %s%s"
                    .formatted(view, event, attempts, isTransient ? " because of the database" : "");
        }
    }

    /**
     * Everything about the event but its data, which may be personal.
     *
     * @param version of the event in its stream
     * @param offset of the event in the log, which {@link ParkedStreams#skip} asks for
     */
    record FailedEvent(StreamId stream, long version, long offset, UUID id, EventType type) {

        static FailedEvent of(StoredEvent event) {
            return new FailedEvent(
                    event.stream(),
                    event.version(),
                    event.offset(),
                    event.id(),
                    event.encoded().type());
        }

        @Override
        public String toString() {
            return "event %s (%s, schema version %s), version %s of stream %s/%s, offset %s"
                    .formatted(id, type.name(), type.version(), version, stream.decider(), stream.id(), offset);
        }
    }

    /** Decides what happens to the stream. */
    sealed interface Decision {

        /** Delivers the event again after this time, and the rest of its stream after it. */
        record Retry(Duration after) implements Decision {}

        /** Parks the stream with its error: nothing of it is delivered until it is replayed or skipped. */
        record Park() implements Decision {}
    }

    /** Called on a thread of the subscription. Must not throw. */
    Decision decide(Failed failed);

    /**
     * Retries with exponential backoff and jitter, and parks the stream when the handler has failed {@code attempts} times.
     * While the database is unreachable, it retries without end.
     *
     * @param first the pause after the first attempt, of which up to a half is left out at random
     * @param longest the limit of the pauses
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

    /** {@link #backoff} from one second to five minutes. Parks after twelve attempts, which take about a quarter of an hour. */
    static FailurePolicy usual() {
        return backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 12);
    }
}
