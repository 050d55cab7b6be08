package dev.fstore.postgres.subscription;

import static dev.fstore.postgres.jooq.Tables.GET_LAG;
import static dev.fstore.postgres.jooq.Tables.GET_NEXT_TYPES;

import dev.fstore.application.Recorded;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.internal.Sessions;
import dev.fstore.postgres.jooq.Routines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;

/**
 * Tells how far a view has come. Throws a {@link org.jooq.exception.DataAccessException} with SQLSTATE ST010 if the view is
 * not registered. Thread-safe if the {@link DSLContext} is.
 *
 * @param codec reads the events in the processes of the view, see {@link #asReadBy}; empty if they can read all
 */
public record ViewProgress(DSLContext database, String view, Optional<EventCodec<?>> codec) {

    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(16).toNanos();

    /** The progress of a view whose processes can read every event. */
    public ViewProgress(DSLContext database, String view) {
        this(database, view, Optional.empty());
    }

    /** The same, of a view whose processes read events with this codec: its lag counts the streams that they hold back. */
    public ViewProgress asReadBy(EventCodec<?> codec) {
        return new ViewProgress(database, view, Optional.of(codec));
    }

    /**
     * How far the view is behind.
     *
     * @param pendingStreams streams with events that are not processed yet, including leased and parked ones
     * @param pendingEvents the events of these streams that are not processed yet
     * @param parkedStreams streams that wait for an operator, see {@link ParkedStreams}
     * @param heldBackStreams streams that wait for a process with newer code: the next event is of a type that cannot be read
     * @param oldest when the oldest pending event was recorded, by the store's clock; empty if there is none
     */
    public record Lag(
            long pendingStreams,
            long pendingEvents,
            long parkedStreams,
            long heldBackStreams,
            Optional<Instant> oldest) {}

    /** The current lag. Counts all pending events, so it takes longer the more there are. */
    public Lag lag() {
        var lag = GET_LAG(view);
        long heldBack = codec.map(this::heldBackStreams).orElse(0L);
        return new Sessions(database)
                .query(own -> own.select(lag.PENDING_STREAMS, lag.PENDING_EVENTS, lag.PARKED_STREAMS, lag.OLDEST_AT)
                        .from(lag)
                        .fetchSingle(row -> new Lag(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                heldBack,
                                Optional.ofNullable(row.value4()))));
    }

    private long heldBackStreams(EventCodec<?> codec) {
        return new Sessions(database)
                .query(own -> own.fetch(GET_NEXT_TYPES(view)).stream()
                        .filter(next ->
                                !codec.reads(new EventType(next.getDecider(), next.getEvent(), next.getEventVersion())))
                        .mapToLong(next -> next.getStreams())
                        .sum());
    }

    /** Whether all of these events are processed. Events from before the start of the view never are. */
    public boolean hasProcessed(List<? extends Recorded<?>> events) {
        return new Sessions(database)
                .query(own -> Routines.hasProcessed(
                        own.configuration(),
                        view,
                        events.stream().map(event -> event.stream().decider()).toArray(String[]::new),
                        events.stream().map(event -> event.stream().id()).toArray(String[]::new),
                        events.stream().map(Recorded::version).toArray(Long[]::new)));
    }

    /**
     * Waits until all of these events are processed, so that a caller reads its own writes. They may come from an {@link
     * dev.fstore.application.Outcome}. Polls the database every 1 to 16 ms.
     *
     * @return whether they are processed; false if {@code timeout} has passed or the thread was interrupted
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
