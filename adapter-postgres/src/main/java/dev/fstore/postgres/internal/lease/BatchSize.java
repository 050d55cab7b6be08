package dev.fstore.postgres.internal.lease;

import java.util.List;

/**
 * Decides how many streams to fetch, and how many events of each. A batch holds about the same number of events whether
 * the backlog is many short streams or a few long ones, which bounds memory and round trips. Not thread-safe.
 */
final class BatchSize {

    private final EventBudget budget = new EventBudget();
    private int each = 20;

    int streams() {
        return Math.max(1, budget.events() / eventsEach());
    }

    int eventsEach() {
        return Math.min(each, budget.events());
    }

    /** Whether more events are probably waiting. */
    boolean isFilledBy(List<LeasedStream> streams) {
        return streams.stream().mapToInt(stream -> stream.events().size()).sum() > budget.events() / 2;
    }

    /** Memory was not enough for a batch. */
    void halve() {
        budget.halve();
    }

    /** Adapts to the shape of the last batch. */
    void adaptTo(List<LeasedStream> streams) {
        boolean isFilled = isFilledBy(streams);
        boolean hasAllStreams = streams.size() == streams();
        budget.learnFrom(
                streams.stream().flatMap(stream -> stream.events().stream()).toList());
        if (isFilled) {
            return;
        }
        if (hasAllStreams) {
            each = Math.max(1, each / 2);
        } else if (streams.stream().anyMatch(stream -> stream.events().size() == each)) {
            each = Math.min(1_000, 2 * each);
        }
    }
}
