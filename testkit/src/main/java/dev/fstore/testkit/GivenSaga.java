package dev.fstore.testkit;

import dev.fstore.domain.Saga;
import io.vavr.control.Try;
import java.util.List;

/** The beginning of a sentence: a saga. Immutable. */
public final class GivenSaga<AR, A> {

    private final Saga<AR, A> saga;

    GivenSaga(Saga<AR, A> saga) {
        this.saga = saga;
    }

    /** Lets the saga react. The expectation judges the result, even if it is an exception. */
    public ReactionExpectation<A> when(AR actionResult) {
        return new ReactionExpectation<>(
                Scenario.of(saga).with("when", List.of(actionResult)),
                Try.of(() -> List.copyOf(saga.react(actionResult))));
    }
}
