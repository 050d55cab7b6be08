package dev.fstore.postgres.subscription;

import java.util.List;

/**
 * How much to take at a time: always about the same number of events, of many streams or of a few, as the backlog has
 * them. So memory is bounded, and one long stream costs no more round trips than many short ones. Not thread-safe.
 */
final class Appetite {

    private static final int EVENTS = 1_000;

    private int each = 20;

    int streams() {
        return EVENTS / each;
    }

    int eventsEach() {
        return each;
    }

    /** Whether there is probably more. */
    boolean isFilledBy(List<Leased> streams) {
        return streams.stream().mapToInt(stream -> stream.events().size()).sum() > EVENTS / 2;
    }

    /** Learns from what there was. */
    void fed(List<Leased> streams) {
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
