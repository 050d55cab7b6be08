package dev.fstore.testkit;

import dev.fstore.domain.Saga;
import io.vavr.control.Try;
import java.util.List;

/** A saga, in a sentence that {@link GivenWhenThen#given} began. Immutable. */
public final class GivenSaga<AR, A> {

    private final Saga<AR, A> saga;

    GivenSaga(Saga<AR, A> saga) {
        this.saga = saga;
    }

    /** Has the saga react. Whatever comes of it, an exception too, is for the expectation to judge. */
    public ReactionExpectation<A> when(AR actionResult) {
        return new ReactionExpectation<>(
                Scenario.of(saga).with("when", List.of(actionResult)),
                Try.of(() -> List.copyOf(saga.react(actionResult))));
    }
}
