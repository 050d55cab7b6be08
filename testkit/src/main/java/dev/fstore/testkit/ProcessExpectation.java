package dev.fstore.testkit;

import dev.fstore.domain.Deadline;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * What a process should have made of what happened. Every method throws an {@link
 * org.opentest4j.AssertionFailedError} if it did not, or if the process threw an exception. Immutable.
 *
 * @param <S> state
 * @param <E> the process's own event
 * @param <A> what to do
 */
public final class ProcessExpectation<S, E, A> {

    private final Scenario scenario;
    private final Try<Progress<S, E, A>> outcome;

    ProcessExpectation(Scenario scenario, Try<Progress<S, E, A>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Exactly these events were noted, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> then(E... events) {
        return expect(new Side("note the events on the left", List.of(events)), ProcessExpectation::events);
    }

    /** Nothing was noted, and so nothing became ready. */
    public ProcessExpectation<S, E, A> thenNothing() {
        return expect(new Side("note nothing", List.of()), ProcessExpectation::events);
    }

    /**
     * Exactly this became ready, in this order: the reactions to what was noted, each in the state right after its
     * event. Without arguments: nothing did.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> thenReact(A... actions) {
        return expect(
                Side.of("ask for", "what is on the left", List.of(actions)),
                progress -> Side.of("asked for", "what is on the right", progress.ready()));
    }

    /**
     * Exactly this is to be done afterwards, in whatever order: also what became ready before and is not done yet.
     * Without arguments: nothing is.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> thenPending(A... actions) {
        scenario.expectInAnyOrder(
                Side.of("keep pending", "what is on the left", List.of(actions)),
                actual(progress -> Side.of("kept pending", "what is on the right", progress.pending())));
        return this;
    }

    /**
     * Exactly these deadlines are listed afterwards, in whatever order. Without arguments: the process waits for none.
     */
    public ProcessExpectation<S, E, A> thenDeadlines(Deadline... deadlines) {
        scenario.expectInAnyOrder(
                Side.of("wait for", "what is on the left", List.of(deadlines)),
                actual(progress -> Side.of("waited for", "what is on the right", progress.deadlines())));
        return this;
    }

    /** This is the state after what was noted. */
    public ProcessExpectation<S, E, A> thenState(S state) {
        return expect(
                new Side("come to the state on the left", List.of(state)),
                progress -> new Side("came to the state on the right", List.of(progress.state())));
    }

    /**
     * The process threw this exception: while it decided, evolved with what was given or what it noted, reacted, or
     * said what is pending and what it waits for.
     */
    public void thenFails(Class<? extends Throwable> type) {
        scenario.expectFailure(type, actual(ProcessExpectation::events));
    }

    private ProcessExpectation<S, E, A> expect(Side expected, Function<Progress<S, E, A>, Side> progressed) {
        scenario.expect(expected, actual(progressed));
        return this;
    }

    private Side actual(Function<Progress<S, E, A>, Side> progressed) {
        return outcome.fold(Side::exception, progressed);
    }

    private static Side events(Progress<?, ?, ?> progress) {
        return Side.of("noted", "the events on the right", progress.events());
    }
}
