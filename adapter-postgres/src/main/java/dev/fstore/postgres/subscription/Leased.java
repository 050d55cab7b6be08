package dev.fstore.postgres.subscription;

import dev.fstore.application.StreamId;
import dev.fstore.postgres.internal.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A stream with its next events, which nobody else gets meanwhile. */
final class Leased {

    private final UUID lease;
    private final StreamId stream;
    private final List<StoredEvent> events;
    private final boolean history;
    private volatile long until;
    private volatile int attempts = 1;

    /** @param until in nanoseconds, by the clock of this machine */
    Leased(UUID lease, StreamId stream, List<StoredEvent> events, long until) {
        this(lease, stream, events, false, until);
    }

    private Leased(UUID lease, StreamId stream, List<StoredEvent> events, boolean history, long until) {
        this.lease = lease;
        this.stream = stream;
        this.events = events;
        this.history = history;
        this.until = until;
    }

    UUID lease() {
        return lease;
    }

    StreamId stream() {
        return stream;
    }

    List<StoredEvent> events() {
        return events;
    }

    StoredEvent next() {
        return events.getFirst();
    }

    StoredEvent last() {
        return events.getLast();
    }

    /** The same lease, and some of its events. */
    Leased part(int from, int to) {
        return new Leased(lease, stream, events.subList(from, to), history, until);
    }

    /** The same lease, of events that another view has handled before. */
    Leased history(List<StoredEvent> events) {
        return new Leased(lease, stream, events, true, until);
    }

    boolean isHistory() {
        return history;
    }

    /** Whether it is certain that nobody else has the stream, whatever the network does. */
    boolean isHeld() {
        return until - System.nanoTime() > 0;
    }

    /** How often the next event has been delivered, as far as is known. */
    int attempts() {
        return attempts;
    }

    /** @param since when that was asked for, in nanoseconds */
    void renewed(long since, Duration duration, int attempts) {
        until = since + duration.toNanos();
        this.attempts = Math.max(1, attempts); // none is counted yet of an event behind one that was acknowledged
    }

    void lost() {
        until = System.nanoTime();
    }
}
