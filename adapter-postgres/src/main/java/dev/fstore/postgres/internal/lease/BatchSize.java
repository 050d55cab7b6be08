package dev.fstore.postgres.internal.lease;

import java.util.List;

/**
 * Decides how many streams to fetch, and how many events of each. A batch holds about the same number of events whether
 * the backlog is many short streams or a few long ones, which bounds memory and round trips. Not thread-safe.
 */
final class BatchSize {

    private static final int EVENTS = 1_000;

    private int each = 20;

    int streams() {
        return EVENTS / each;
    }

    int eventsEach() {
        return each;
    }

    /** Whether more events are probably waiting. */
    boolean isFilledBy(List<LeasedStream> streams) {
        return streams.stream().mapToInt(stream -> stream.events().size()).sum() > EVENTS / 2;
    }

    /** Adapts to the shape of the last batch. */
    void adaptTo(List<LeasedStream> streams) {
        if (isFilledBy(streams)) {
            return;
        }
        if (streams.size() == streams()) {
            each = Math.max(1, each / 2);
        } else if (streams.stream().anyMatch(stream -> stream.events().size() == each)) {
            each = Math.min(EVENTS, 2 * each);
        }
    }
}
