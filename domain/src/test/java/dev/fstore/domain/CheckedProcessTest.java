package dev.fstore.domain;

import static dev.fstore.domain.Small.REJECTIONS;
import static dev.fstore.domain.Small.STATES;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.Rejection;
import dev.fstore.domain.Small.State;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckedProcessTest {

    private final Decider<Rejection, State, Event, NoRejection> memory =
            Decider.of(State.EMPTY, (result, state) -> ProcessManager.note(), (state, event) -> state);

    @Test
    void a_process_that_keeps_its_promises_is_the_same_when_checked() {
        Laws.hold(random -> {
            var process = Processes.drawn(random);

            Processes.same(REJECTIONS, STATES, process.checked(), process);
        });
    }

    @Test
    void null_for_a_list_is_a_fault() {
        var process = process(Always.<List<Command>>nothing(), Always.<List<Deadline>>nothing());

        fails(() -> process.pending(State.EMPTY), "returned null from pending");
        fails(() -> process.react(Event.OPENED, State.EMPTY), "returned null from react");
        fails(() -> process.deadlines(State.EMPTY), "returned null from deadlines");
    }

    @Test
    void null_in_a_list_is_a_fault() {
        var process = process(
                Arrays.asList(Command.OPEN, Always.<Command>nothing()),
                Arrays.asList(Processes.DEADLINES.getFirst(), Always.<Deadline>nothing()));

        fails(() -> process.pending(State.EMPTY), "returned a list with a null in it from pending");
        fails(() -> process.react(Event.OPENED, State.EMPTY), "returned a list with a null in it from react");
        fails(() -> process.deadlines(State.EMPTY), "from deadlines");
    }

    @Test
    void an_exception_is_a_fault_that_names_the_types_of_what_was_given() {
        var process = new ProcessOf<Rejection, State, Event, Command>(
                        memory,
                        state -> {
                            throw new IllegalStateException("no list");
                        },
                        (event, state) -> {
                            throw new IllegalStateException("no reaction");
                        },
                        state -> {
                            throw new IllegalStateException("no clock");
                        })
                .checked();

        fails(() -> process.pending(State.EMPTY), "state: " + State.class.getName());
        fails(
                () -> process.react(Event.OPENED, State.EMPTY),
                "event: %s, state: %s".formatted(Event.class.getName(), State.class.getName()));
        fails(() -> process.deadlines(State.EMPTY), "state: " + State.class.getName());
    }

    private ProcessManager<Rejection, State, Event, Command> process(List<Command> actions, List<Deadline> deadlines) {
        return new ProcessOf<>(memory, state -> actions, (event, state) -> actions, state -> deadlines).checked();
    }

    private static void fails(ThrowingCallable call, String part) {
        assertThatExceptionOfType(FaultyDeciderException.class).isThrownBy(call).withMessageContaining(part);
    }
}
