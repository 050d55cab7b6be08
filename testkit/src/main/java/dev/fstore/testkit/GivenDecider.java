package dev.fstore.testkit;

import dev.fstore.domain.Decider;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;

/** A decider and what has happened to it, in a sentence that {@link GivenWhenThen#given} began. Immutable. */
public final class GivenDecider<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final List<E> events;

    GivenDecider(Decider<C, S, E, R> decider, List<E> events) {
        this.decider = decider;
        this.events = events;
    }

    /** Has the decider decide this command. Whatever comes of it, an exception too, is for the expectation to judge. */
    public DecisionExpectation<S, E, R> when(C command) {
        var scenario = Scenario.of(decider).with("given", events).with("when", List.of(command));
        return new DecisionExpectation<>(scenario, Try.of(() -> decide(command)));
    }

    /** Evolves with the decided events as well, as an aggregate does: not to survive one's own events is a failure. */
    private Either<R, Decision<S, E>> decide(C command) {
        S state = decider.fold(decider.initialState(), events);
        return decider.decide(command, state)
                .map(decided -> new Decision<>(List.copyOf(decided), decider.fold(state, decided)));
    }
}
