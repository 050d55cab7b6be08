package dev.fstore.testkit;

import io.vavr.control.Try;
import java.util.List;

/**
 * Expects the actions of a saga. Every method throws an {@link org.opentest4j.AssertionFailedError} if the saga asked
 * for something else or threw an exception. Immutable.
 *
 * @param <A> action, usually a command
 */
public final class ReactionExpectation<A> {

    private final Scenario scenario;
    private final Try<List<A>> outcome;

    ReactionExpectation(Scenario scenario, Try<List<A>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Expects exactly these actions, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final void then(A... actions) {
        scenario.expect(new Side("ask for what is on the left", List.of(actions)), actual());
    }

    /** Expects no action. */
    public void thenNothing() {
        scenario.expect(new Side("ask for nothing", List.of()), actual());
    }

    private Side actual() {
        return outcome.fold(Side::exception, actions -> Side.of("asked for", "what is on the right", actions));
    }
}
