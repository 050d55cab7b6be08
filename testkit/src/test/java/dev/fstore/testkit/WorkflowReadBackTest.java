package dev.fstore.testkit;

import static dev.fstore.testkit.GivenWhenThen.given;
import static dev.fstore.testkit.Unmet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Append;
import dev.fstore.application.AppendFailure;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.testkit.Lamp.Command;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Event;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.Refusal;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Expectations of a workflow apply to the events that its repository has stored. */
class WorkflowReadBackTest {

    private static final StreamId HALL = new StreamId("lamp", "hall");

    private static Workflow<Command, Light, Event, Refusal> hallOn(EventRepository<Event> repository) {
        return Workflow.of(new Lamp(), Lamp.COSY, (Command command) -> HALL).on(repository);
    }

    private static EventRepository<Event> readingBack(UnaryOperator<List<Recorded<Event>>> told) {
        return new Unreliable<>(told, UnaryOperator.identity());
    }

    @Test
    void an_event_that_is_read_back_differently_fails_any_expectation() {
        var dimmer = hallOn(readingBack(events -> events.stream()
                .map(event -> event.event() instanceof Dimmed(var level) && level > 10
                        ? event.<Event>withEvent(new Dimmed(10))
                        : event)
                .toList()));

        given(dimmer, new Dim(1)).when(new Dim(5)).then(new Dimmed(5));
        assertThat(failureOf(() -> given(dimmer, new Dim(1)).when(new SwitchOn(5))))
                .hasMessage("""
                        Expected the workflow to store the events on the left, as it answered, but it read back the events on the right

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected                    | actual
                            lamp/hall: SwitchedOn[]     | lamp/hall: SwitchedOn[]
                            lamp/hall: Dimmed[level=5]  | lamp/hall: Dimmed[level=5]
                          > lamp/hall: Dimmed[level=20] | lamp/hall: Dimmed[level=10]
                            lamp/hall: Dimmed[level=10] | lamp/hall: Dimmed[level=10]""");
    }

    @Test
    void so_does_one_that_is_gone_also_of_a_command_that_is_given() {
        var forgetful = hallOn(readingBack(events -> List.of()));

        assertThat(failureOf(() -> given(forgetful, new Dim(1)).when(new Dim(1))))
                .hasMessage("""
                        Expected the workflow to store the events on the left, as it answered, but it read back nothing

                          given  Dim[level=1]

                            expected                   | actual
                          > lamp/hall: Dimmed[level=1] | (nothing)""");
    }

    @Test
    void and_one_that_is_there_although_it_was_not_appended() {
        var lost = new Unreliable<Event>(
                UnaryOperator.identity(),
                stored -> Either.left(new AppendFailure.Conflict(stored.get().getFirst().stream(), 0)));

        assertThat(failureOf(() -> given(hallOn(lost)).when(new Dim(1))))
                .hasMessageStartingWith(
                        "Expected the workflow to store nothing, but it read back the events on the right");
    }

    /**
     * Keeps everything, and tells of it what it likes.
     *
     * @param told of a command
     * @param answered to who appends
     */
    private record Unreliable<E>(
            EventRepository<E> repository,
            UnaryOperator<List<Recorded<E>>> told,
            UnaryOperator<Either<AppendFailure, List<Recorded<E>>>> answered)
            implements EventRepository<E> {

        Unreliable(
                UnaryOperator<List<Recorded<E>>> told,
                UnaryOperator<Either<AppendFailure, List<Recorded<E>>>> answered) {
            this(new InMemoryEventRepository<>(), told, answered);
        }

        @Override
        public String fingerprint() {
            return repository.fingerprint();
        }

        @Override
        public <S> Versioned<S> load(StreamId stream, View<S, E> view, Versioned<S> known) {
            return repository.load(stream, view, known);
        }

        @Override
        public List<Recorded<E>> eventsOf(UUID commandId) {
            return told.apply(repository.eventsOf(commandId));
        }

        @Override
        public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
            return answered.apply(repository.append(appends, metadata));
        }
    }
}
