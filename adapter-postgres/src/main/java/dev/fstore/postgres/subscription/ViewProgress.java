package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.GET_LAG;

import dev.fstore.application.Recorded;
import dev.fstore.postgres.jooq.Routines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;

/**
 * How far a view has come. A view that is not registered is a {@link org.jooq.exception.DataAccessException} with SQLSTATE
 * ST010. Thread-safe if the {@link DSLContext} is.
 */
public record ViewProgress(DSLContext database, String view) {

    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(16).toNanos();

    /**
     * How far it is behind, at one moment. Costs what is pending.
     *
     * @param pendingStreams streams with events that are not processed yet, those under way and those parked included
     * @param pendingEvents their events
     * @param parkedStreams those that were given up for now, see {@link ParkedStreams}
     * @param oldest when the oldest pending event was recorded, by the store's clock; empty if there is none
     */
    public record Lag(long pendingStreams, long pendingEvents, long parkedStreams, Optional<Instant> oldest) {}

    /** As it is now. */
    public Lag lag() {
        var lag = GET_LAG(view);
        return database.select(lag.PENDING_STREAMS, lag.PENDING_EVENTS, lag.PARKED_STREAMS, lag.OLDEST_AT)
                .from(lag)
                .fetchSingle(
                        row -> new Lag(row.value1(), row.value2(), row.value3(), Optional.ofNullable(row.value4())));
    }

    /** Whether all of these events are processed. Those from before the start of the view never are. */
    public boolean hasProcessed(List<? extends Recorded<?>> events) {
        return Routines.hasProcessed(
                database.configuration(),
                view,
                events.stream().map(event -> event.stream().decider()).toArray(String[]::new),
                events.stream().map(event -> event.stream().id()).toArray(String[]::new),
                events.stream().map(Recorded::version).toArray(Long[]::new));
    }

    /**
     * Waits until all of these events are processed, such as those of an {@link dev.fstore.application.Outcome}: to read what
     * was just written. Asks the database, at most every 16 ms.
     *
     * @return whether they are; false if {@code timeout} has passed or the thread was interrupted
     */
    public boolean await(List<? extends Recorded<?>> events, Duration timeout) {
        long start = System.nanoTime();
        long pause = LONGEST_PAUSE_NANOS / 16;
        boolean processed = hasProcessed(events);
        while (!processed
                && System.nanoTime() - start < timeout.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            processed = hasProcessed(events);
        }
        return processed;
    }
}
