package dev.fstore.testkit;

import io.vavr.control.Try;
import java.util.List;

/**
 * What a saga should have asked for. Every method throws an {@link org.opentest4j.AssertionFailedError} if it did not,
 * or if the saga threw an exception. Immutable.
 *
 * @param <A> what a saga asks for, usually a command
 */
public final class ReactionExpectation<A> {

    private final Scenario scenario;
    private final Try<List<A>> outcome;

    ReactionExpectation(Scenario scenario, Try<List<A>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Exactly these, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void then(A... actions) {
        scenario.expect(new Side("ask for what is on the left", List.of(actions)), actual());
    }

    /** Nothing at all. */
    public void thenNothing() {
        scenario.expect(new Side("ask for nothing", List.of()), actual());
    }

    private Side actual() {
        return outcome.fold(Side::exception, actions -> Side.of("asked for", "what is on the right", actions));
    }
}
