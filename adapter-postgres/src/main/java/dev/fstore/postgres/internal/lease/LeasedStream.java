package dev.fstore.postgres.internal.lease;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A stream with its next events, which no other consumer of the view gets while the lease lasts. */
public final class LeasedStream {

    private final UUID lease;
    private final StreamId stream;
    private final List<StoredEvent> events;
    private final boolean history;
    private volatile long until;
    private volatile int attempts = 1;

    /** @param until in nanoseconds, by the clock of this machine */
    LeasedStream(UUID lease, StreamId stream, List<StoredEvent> events, long until) {
        this(lease, stream, events, false, until);
    }

    private LeasedStream(UUID lease, StreamId stream, List<StoredEvent> events, boolean history, long until) {
        this.lease = lease;
        this.stream = stream;
        this.events = events;
        this.history = history;
        this.until = until;
    }

    public UUID lease() {
        return lease;
    }

    public StreamId stream() {
        return stream;
    }

    public List<StoredEvent> events() {
        return events;
    }

    public StoredEvent next() {
        return events.getFirst();
    }

    StoredEvent last() {
        return events.getLast();
    }

    /** Some of the events, under the same lease. */
    public LeasedStream part(int from, int to) {
        return new LeasedStream(lease, stream, events.subList(from, to), history, until);
    }

    /** Events that another view has handled before, under the same lease. */
    LeasedStream history(List<StoredEvent> events) {
        return new LeasedStream(lease, stream, events, true, until);
    }

    public boolean isHistory() {
        return history;
    }

    /** Whether it is certain that no other consumer has the stream, whatever the network does. */
    public boolean isHeld() {
        return until - System.nanoTime() > 0;
    }

    /** How often the next event has been delivered, as far as this consumer knows. */
    public int attempts() {
        return attempts;
    }

    /** @param since when the renewal was requested, in nanoseconds */
    void renewed(long since, Duration duration, int attempts) {
        until = since + duration.toNanos();
        this.attempts = Math.max(1, attempts); // the store has counted none yet for an event behind an acknowledged one
    }

    void lost() {
        until = System.nanoTime();
    }
}
