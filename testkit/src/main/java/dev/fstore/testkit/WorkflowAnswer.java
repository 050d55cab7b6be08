package dev.fstore.testkit;

import dev.fstore.application.Failure;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import io.vavr.control.Either;
import java.util.List;

/**
 * What came of a command, and what came of that in the repository.
 *
 * @param outcome as the aggregate says, its events as they were read back
 * @param answered the events of which the aggregate says that they were appended
 * @param stored the events of the command that are read back
 */
record WorkflowAnswer<C, S, E, R>(
        Either<Failure<R>, WorkflowOutcome<C, S, E>> outcome, List<Recorded<E>> answered, List<Recorded<E>> stored) {

    /** Whatever is said of a workflow is said of what is stored; so that must be what was decided. */
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
