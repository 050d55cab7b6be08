package dev.fstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.domain.Small.Command;
import dev.fstore.domain.Small.Event;
import dev.fstore.domain.Small.State;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** A decider that breaks its promise is told by name, with the types of what it was asked. */
class FaultyDeciderTest {

    private static final String NAME = Always.class.getName();
    private static final String COMMAND = Command.class.getName();
    private static final String STATE = State.class.getName();
    private static final String EVENT = Event.class.getName();

    @Test
    void it_returns_null_for_a_decision() {
        thenDeciding(Always::nothing)
                .withMessage("Decider %s returned null from decide. Given command: %s, state: %s", NAME, COMMAND, STATE)
                .withNoCause();
    }

    @Test
    void it_accepts_null_for_events() {
        thenDeciding(() -> Either.right(Always.nothing()))
                .withMessage(
                        "Decider %s accepted with null for events. Given command: %s, state: %s", NAME, COMMAND, STATE);
    }

    @Test
    void it_accepts_a_null_among_the_events() {
        thenDeciding(() -> Either.right(Arrays.asList(Event.FLOWED, Always.nothing())))
                .withMessage(
                        "Decider %s accepted with a null among the events. Given command: %s, state: %s",
                        NAME, COMMAND, STATE);
    }

    @Test
    void it_rejects_with_null() {
        thenDeciding(() -> Either.left(Always.nothing()))
                .withMessage("Decider %s rejected with null. Given command: %s, state: %s", NAME, COMMAND, STATE);
    }

    @Test
    void it_throws_instead_of_deciding() {
        var cause = new IllegalArgumentException("no water");

        thenDeciding(() -> {
                    throw cause;
                })
                .withMessage(
                        "Decider %s threw %s in decide. Given command: %s, state: %s",
                        NAME, cause.getClass().getName(), COMMAND, STATE)
                .withCause(cause)
                .satisfies(fault ->
                        assertThat(fault.input()).isEqualTo(Map.of("command", Command.FILL, "state", State.HALF)));
    }

    @Test
    void it_returns_null_or_throws_instead_of_evolving() {
        var cause = new UnsupportedOperationException();
        var forgetful = new Always(Decider::accept, Always::nothing).checked();
        var throwing = new Always(Decider::accept, () -> {
                    throw cause;
                })
                .checked();

        thenFaulty(() -> forgetful.evolve(State.FULL, Event.OPENED))
                .withMessage("Decider %s returned null from evolve. Given event: %s, state: %s", NAME, EVENT, STATE);
        thenFaulty(() -> throwing.fold(State.FULL, List.of(Event.CLOSED)))
                .withMessage(
                        "Decider %s threw %s in evolve. Given event: %s, state: %s",
                        NAME, cause.getClass().getName(), EVENT, STATE)
                .withCause(cause);
    }

    @Test
    void it_has_no_state_to_begin_with_or_cannot_say_whether_one_is_final() {
        var cause = new IllegalStateException("broken");
        var forgetful = new Always(Decider::accept, Always::nothing).checked();
        var throwing = new Always(Decider::accept, () -> {
                    throw cause;
                })
                .checked();

        thenFaulty(forgetful::initialState).withMessage("Decider %s returned null from initialState", NAME);
        thenFaulty(() -> throwing.isFinal(State.FULL))
                .withMessage(
                        "Decider %s threw %s in isFinal. Given state: %s",
                        NAME, cause.getClass().getName(), STATE)
                .withCause(cause);
    }

    @Test
    void one_of_lambdas_is_told_by_the_class_that_its_decision_is_written_in() {
        Decider<Command, State, Event, String> decider =
                Decider.of(State.EMPTY, (command, state) -> Always.nothing(), (state, event) -> state);

        thenFaulty(() -> decider.checked().decide(Command.OPEN, State.EMPTY))
                .withMessageStartingWith("Decider %s$$Lambda", FaultyDeciderTest.class.getName());
    }

    @Test
    void an_error_of_the_machine_is_not_its_fault() {
        var decider = new Always(
                () -> {
                    throw new OutOfMemoryError("none left");
                },
                () -> State.EMPTY);

        assertThatThrownBy(() -> decider.checked().decide(Command.OPEN, State.EMPTY))
                .isExactlyInstanceOf(OutOfMemoryError.class);
        assertThat(decider.checked().initialState()).isEqualTo(State.EMPTY);
    }

    private static ThrowableAssertAlternative<FaultyDeciderException> thenDeciding(
            Supplier<Either<String, List<Event>>> decision) {
        var decider = new Always(decision, () -> State.HALF).checked();
        return thenFaulty(() -> decider.decide(Command.FILL, State.HALF));
    }

    private static ThrowableAssertAlternative<FaultyDeciderException> thenFaulty(Runnable fault) {
        return assertThatExceptionOfType(FaultyDeciderException.class).isThrownBy(fault::run);
    }
}
