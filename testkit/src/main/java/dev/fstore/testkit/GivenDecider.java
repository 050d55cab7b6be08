package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import dev.fstore.testkit.DecisionExpectation.Decision;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.UnaryOperator;

/** The beginning of a sentence: a decider and its events so far. Immutable. */
public final class GivenDecider<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final List<E> events;
    private final UnaryOperator<E> stored;

    /** @param stored the event as it is read after it was stored */
    GivenDecider(Decider<C, S, E, R> decider, List<E> events, UnaryOperator<E> stored) {
        this.decider = decider;
        this.events = events;
        this.stored = stored;
    }

    /** Lets the decider decide this command. The expectation judges the result, even if it is an exception. */
    public DecisionExpectation<S, E, R> when(C command) {
        var scenario = Scenario.of(decider).with("given", events).with("when", List.of(command));
        return new DecisionExpectation<>(scenario, Try.of(() -> decide(command)));
    }

    /**
     * Evolves with the decided events, too, as an aggregate does: a decider must be able to evolve with its own events.
     */
    private Either<R, Decision<S, E>> decide(C command) {
        S state = fold(decider.initialState(), events);
        return decider.decide(command, state)
                .map(decided -> new Decision<>(List.copyOf(decided), fold(state, decided)));
    }

    private S fold(S state, List<E> events) {
        return decider.fold(state, events.stream().map(stored).toList());
    }
}
