package dev.fstore.testkit;

import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * What a decider should have made of a command. Every method throws an {@link org.opentest4j.AssertionFailedError} if
 * it did not, or if the decider threw an exception. Immutable.
 *
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
public final class DecisionExpectation<S, E, R> {

    private final Scenario scenario;
    private final Try<Either<R, Decision<S, E>>> outcome;

    DecisionExpectation(Scenario scenario, Try<Either<R, Decision<S, E>>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** The command was accepted, and exactly these events happened, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final DecisionExpectation<S, E, R> then(E... events) {
        return expect(new Side("decide the events on the left", List.of(events)), DecisionExpectation::events);
    }

    /** The command was accepted, and nothing happened. */
    public DecisionExpectation<S, E, R> thenNothing() {
        return expect(new Side("decide nothing", List.of()), DecisionExpectation::events);
    }

    /** The command was accepted, and this is the state after what happened. */
    public DecisionExpectation<S, E, R> thenState(S state) {
        return expect(
                new Side("come to the state on the left", List.of(state)),
                decision -> new Side("came to the state on the right", List.of(decision.state())));
    }

    /** The command was rejected, for this reason. */
    public void thenRejected(R rejection) {
        expect(Side.rejection("reject the command", rejection), DecisionExpectation::events);
    }

    /** The decider threw this exception: while it decided, or evolved with what was given or what it decided. */
    public void thenFails(Class<? extends Throwable> type) {
        scenario.expectFailure(type, actual(DecisionExpectation::events));
    }

    private DecisionExpectation<S, E, R> expect(Side expected, Function<Decision<S, E>, Side> accepted) {
        scenario.expect(expected, actual(accepted));
        return this;
    }

    private Side actual(Function<Decision<S, E>, Side> accepted) {
        return outcome.fold(
                Side::exception,
                either -> either.fold(rejection -> Side.rejection("rejected the command", rejection), accepted));
    }

    private static Side events(Decision<?, ?> decision) {
        return Side.of("decided", "the events on the right", decision.events());
    }
}
