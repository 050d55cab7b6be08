package dev.fstore.testkit;

import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * Expects a decision of a decider. Every method throws an {@link org.opentest4j.AssertionFailedError} if the decider
 * decided something else or threw an exception. Immutable.
 *
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
public final class DecisionExpectation<S, E, R> {

    /** The result of an accepted command: its events, and the state after them. */
    record Decision<S, E>(List<E> events, S state) {}

    private final Scenario scenario;
    private final Try<Either<R, Decision<S, E>>> outcome;

    DecisionExpectation(Scenario scenario, Try<Either<R, Decision<S, E>>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Expects that the command was accepted with exactly these events, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final DecisionExpectation<S, E, R> then(E... events) {
        return expect(new Side("decide the events on the left", List.of(events)), DecisionExpectation::events);
    }

    /** Expects that the command was accepted and nothing happened. */
    public DecisionExpectation<S, E, R> thenNothing() {
        return expect(new Side("decide nothing", List.of()), DecisionExpectation::events);
    }

    /** Expects that the command was accepted and led to this state. */
    public DecisionExpectation<S, E, R> thenState(S state) {
        return expect(
                new Side("come to the state on the left", List.of(state)),
                decision -> new Side("came to the state on the right", List.of(decision.state())));
    }

    /** Expects that the command was rejected for this reason. */
    public void thenRejected(R rejection) {
        expect(Side.rejection("reject the command", rejection), DecisionExpectation::events);
    }

    /** Expects that the decider threw this exception, in {@code decide} or in {@code evolve}. */
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
