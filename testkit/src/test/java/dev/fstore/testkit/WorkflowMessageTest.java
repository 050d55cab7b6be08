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
import dev.fstore.domain.FaultyDeciderException;
import dev.fstore.domain.View;
import dev.fstore.testkit.Lamp.Command;
import dev.fstore.testkit.Lamp.Dim;
import dev.fstore.testkit.Lamp.Dimmed;
import dev.fstore.testkit.Lamp.Drain;
import dev.fstore.testkit.Lamp.Event;
import dev.fstore.testkit.Lamp.Light;
import dev.fstore.testkit.Lamp.Refusal;
import dev.fstore.testkit.Lamp.SwitchOn;
import dev.fstore.testkit.Lamp.SwitchedOn;
import dev.fstore.testkit.memory.InMemoryEventRepository;
import io.vavr.control.Either;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The messages of expectations of a workflow that are not met. */
class WorkflowMessageTest {

    private static final StreamId HALL = new StreamId("lamp", "hall");

    private static final Workflow<Command, Light, Event, Refusal> COSY_HALL = Workflow.of(
                    new Lamp(), Lamp.COSY, (Command command) -> HALL)
            .with("changes", View.of(0, (count, event) -> count + 1));

    private final WorkflowExpectation<Command, Light, Event, Refusal> switchedOn =
            given(COSY_HALL, new Dim(1)).when(new SwitchOn(5));

    @Test
    void another_event() {
        var failure = failureOf(() -> switchedOn.then(new SwitchedOn(), new Dimmed(5), new Dimmed(10)));

        assertThat(failure).hasMessage("""
                        Expected the workflow to append the events on the left, but it appended the events on the right

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected         | actual
                            SwitchedOn[]     | SwitchedOn[]
                            Dimmed[level=5]  | Dimmed[level=5]
                          > Dimmed[level=10] | Dimmed[level=20]
                            (nothing)        | Dimmed[level=10]""");
        assertThat(failure.getExpected().getStringRepresentation())
                .isEqualTo("SwitchedOn[]\nDimmed[level=5]\nDimmed[level=10]");
    }

    @Test
    void an_event_of_another_stream() {
        assertThat(failureOf(() -> switchedOn.then(new StreamId("lamp", "attic"), new SwitchedOn())))
                .hasMessage("""
                        Expected the workflow to append to lamp/attic the events on the left, but it appended nothing

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected     | actual
                          > SwitchedOn[] | (nothing)""");
    }

    @Test
    void another_follow_up() {
        assertThat(failureOf(() -> switchedOn.thenCommands(new Dim(20), new Dim(15))))
                .hasMessage("""
                        Expected the workflow to follow up with the commands on the left, but it followed up with the commands on the right

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected      | actual
                            Dim[level=20] | Dim[level=20]
                          > Dim[level=15] | Dim[level=10]""");
    }

    @Test
    void another_state() {
        assertThat(failureOf(() -> switchedOn.thenState(HALL, new Light(true, 20))))
                .hasMessage("""
                        Expected the workflow to bring lamp/hall to the state on the left, but it brought it to the state on the right

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected                 | actual
                          > Light[on=true, level=20] | Light[on=true, level=10]""");
    }

    @Test
    void another_state_of_a_view() {
        assertThat(failureOf(() -> switchedOn.thenView("changes", 4))).hasMessage("""
                        Expected the workflow to bring the view "changes" to the state on the left, but it brought it to the state on the right

                          given  Dim[level=1]
                          when   SwitchOn[level=5]

                            expected | actual
                          > 4        | 5""");
        assertThat(failureOf(() -> switchedOn.thenView("changes", HALL, 4))).hasMessageStartingWith("""
                        Expected the workflow to bring the view "changes" of lamp/hall to the state on the left, but it brought it""");
    }

    @Test
    void a_view_that_is_not_there() {
        assertThat(failureOf(() -> switchedOn.thenView("chances", 5))).hasMessageContaining("""
                        to the state on the left, but it threw java.lang.IllegalArgumentException: There is no view "chances"; the views are [changes]
                        """);
    }

    @Test
    void a_rejection_instead_of_events() {
        assertThat(failureOf(() ->
                        given(COSY_HALL, new SwitchOn(1)).when(new SwitchOn(2)).then(new Dimmed(2))))
                .hasMessage("""
                        Expected the workflow to append the events on the left, but it rejected a command to lamp/hall: Refusal[reason=already on]

                          given  SwitchOn[level=1]
                          when   SwitchOn[level=2]

                            expected        | actual
                          > Dimmed[level=2] | rejected: Refusal[reason=already on]""");
    }

    @Test
    void events_instead_of_a_rejection() {
        assertThat(failureOf(() -> given(COSY_HALL).when(new Dim(5)).thenRejected(new Refusal("already on"))))
                .hasMessage("""
                        Expected the workflow to reject the command: Refusal[reason=already on], but it appended the events on the right

                          given  (nothing)
                          when   Dim[level=5]

                            expected                             | actual
                          > rejected: Refusal[reason=already on] | Dimmed[level=5]""");
    }

    @Test
    void an_exception_instead_of_events() {
        assertThat(failureOf(() -> given(COSY_HALL).when(new Drain()).thenNothing()))
                .hasMessageStartingWith("""
                        Expected the workflow to append nothing, but it threw dev.fstore.domain.FaultyDeciderException: Decider dev.fstore.testkit.Lamp threw java.lang.IllegalStateException in decide.""")
                .hasCauseInstanceOf(FaultyDeciderException.class);
    }

    @Test
    void events_instead_of_a_closed_stream() {
        assertThat(failureOf(() -> given(COSY_HALL).when(new Dim(5)).thenClosed(HALL)))
                .hasMessage("""
                        Expected the workflow to find lamp/hall closed, but it appended the events on the right

                          given  (nothing)
                          when   Dim[level=5]

                            expected                 | actual
                          > Closed[stream=lamp/hall] | Dimmed[level=5]""");
    }

    @Test
    void another_writer() {
        var contested = COSY_HALL.on(new Contested<>());

        assertThat(failureOf(() -> given(contested).when(new Dim(5)).then(new Dimmed(5))))
                .hasMessage("""
                        Expected the workflow to append the events on the left, but it met another writer of lamp/hall

                          given  (nothing)
                          when   Dim[level=5]

                            expected        | actual
                          > Dimmed[level=5] | Conflict[stream=lamp/hall, expectedVersion=0]""");
    }

    @Test
    void a_given_command_that_is_rejected() {
        assertThat(failureOf(() -> given(COSY_HALL, new SwitchOn(1), new SwitchOn(2), new Dim(3))
                        .when(new Dim(5))))
                .hasMessage("""
                        Expected the workflow to accept what is given, but it rejected a command to lamp/hall: Refusal[reason=already on]

                          given  SwitchOn[level=1]
                                 SwitchOn[level=2]
                                 Dim[level=3]

                            expected          | actual
                            SwitchOn[level=1] | SwitchOn[level=1]
                          > SwitchOn[level=2] | rejected: Refusal[reason=already on]
                            Dim[level=3]      | (nothing)""");
    }

    @Test
    void a_given_command_that_throws() {
        assertThat(failureOf(() -> given(COSY_HALL, new Drain()).when(new Dim(5))))
                .hasMessageStartingWith("Expected the workflow to accept what is given, but it threw")
                .hasCauseInstanceOf(FaultyDeciderException.class);
    }

    /** Somebody else is always faster. */
    private record Contested<E>(EventRepository<E> repository) implements EventRepository<E> {

        Contested() {
            this(new InMemoryEventRepository<>());
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
            return repository.eventsOf(commandId);
        }

        @Override
        public Either<AppendFailure, List<Recorded<E>>> append(List<Append<E>> appends, Metadata metadata) {
            var lost = appends.getFirst();
            return Either.left(
                    new AppendFailure.Conflict(lost.stream(), lost.expected().number()));
        }
    }
}
