package dev.fstore.testkit;

import dev.fstore.application.Failure;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import io.vavr.control.Either;
import java.util.List;

/**
 * The answer to a command, and what the repository stored.
 *
 * @param outcome the outcome of the aggregate, with the events that were read back
 * @param answered the events that the aggregate reported as appended
 * @param stored the events of the command that were read back
 */
record WorkflowAnswer<C, S, E, R>(
        Either<Failure<R>, WorkflowOutcome<C, S, E>> outcome, List<Recorded<E>> answered, List<Recorded<E>> stored) {

    /** Expectations are compared with the stored events, so these must be the decided ones. */
    void verify(Scenario scenario) {
        scenario.expect(
                Side.of("store", "the events on the left, as it answered", told(answered)),
                Side.of("read back", "the events on the right", told(stored)));
    }

    private static <E> List<Told<E>> told(List<Recorded<E>> events) {
        return events.stream()
                .map(event -> new Told<>(event.stream(), event.event()))
                .toList();
    }

    private record Told<E>(StreamId stream, E event) {

        @Override
        public String toString() {
            return "%s: %s".formatted(stream, event);
        }
    }
}
