package dev.fstore.postgres.internal.lease;

import dev.fstore.postgres.internal.StoredEvent;
import java.util.List;

/**
 * How many events a batch may have, so that it takes about 16 MB at most. Learns how large events are, and begins with few
 * until it knows. A batch in which events suddenly become larger is the last large one. Threads may share it: each learns from
 * its own batches.
 */
public final class EventBudget {

    private static final int MOST = 1_000;
    private static final int FIRST = 160;
    private static final int GROWTH = 4;
    private static final long BYTES = 16L << 20;

    private volatile int events = FIRST;

    public int events() {
        return events;
    }

    /** Takes the size of these events for that of the next ones. */
    public void learnFrom(List<StoredEvent> batch) {
        learnFrom(
                batch.size(),
                batch.stream()
                        .mapToLong(event -> event.encoded().json().length())
                        .sum());
    }

    /** Takes the average size of these events for that of the next ones. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // what another thread has learned may be overwritten
    public void learnFrom(long count, long bytes) {
        if (count > 0) {
            long fitting = BYTES / Math.max(1, bytes / count);
            events = (int) Math.max(1, Math.min(fitting, Math.min(MOST, (long) GROWTH * events)));
        }
    }

    /** Memory was not enough for a batch. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void halve() {
        events = Math.max(1, events / 2);
    }
}
