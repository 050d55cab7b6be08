package dev.fstore.testkit;

import dev.fstore.domain.Deadline;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * Expects what a process made of a result. Every method throws an {@link org.opentest4j.AssertionFailedError} if the
 * process did something else or threw an exception. Immutable.
 *
 * @param <S> state
 * @param <E> the process's own event
 * @param <A> action
 */
public final class ProcessExpectation<S, E, A> {

    /**
     * The progress of a process: the events it noted, the state after them, the actions that became ready, all pending
     * actions, and its deadlines.
     */
    record Progress<S, E, A>(List<E> events, S state, List<A> ready, List<A> pending, List<Deadline> deadlines) {

        Progress {
            events = List.copyOf(events);
            ready = List.copyOf(ready);
            pending = List.copyOf(pending);
            deadlines = List.copyOf(deadlines);
        }
    }

    private final Scenario scenario;
    private final Try<Progress<S, E, A>> outcome;

    ProcessExpectation(Scenario scenario, Try<Progress<S, E, A>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /** Expects that exactly these events were noted, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> then(E... events) {
        return expect(new Side("note the events on the left", List.of(events)), ProcessExpectation::events);
    }

    /** Expects that nothing was noted, and therefore nothing became ready. */
    public ProcessExpectation<S, E, A> thenNothing() {
        return expect(new Side("note nothing", List.of()), ProcessExpectation::events);
    }

    /**
     * Expects that exactly these actions became ready, in this order: the reactions to the noted events, each in the
     * state right after its event. Without arguments, none did.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> thenReact(A... actions) {
        return expect(
                Side.of("ask for", "what is on the left", List.of(actions)),
                progress -> Side.of("asked for", "what is on the right", progress.ready()));
    }

    /**
     * Expects that exactly these actions are pending afterwards, in any order, including those that became ready before
     * and are not done yet. Without arguments, none is.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProcessExpectation<S, E, A> thenPending(A... actions) {
        scenario.expectInAnyOrder(
                Side.of("keep pending", "what is on the left", List.of(actions)),
                actual(progress -> Side.of("kept pending", "what is on the right", progress.pending())));
        return this;
    }

    /** Expects that exactly these deadlines are listed afterwards, in any order. Without arguments, none is. */
    public ProcessExpectation<S, E, A> thenDeadlines(Deadline... deadlines) {
        scenario.expectInAnyOrder(
                Side.of("wait for", "what is on the left", List.of(deadlines)),
                actual(progress -> Side.of("waited for", "what is on the right", progress.deadlines())));
        return this;
    }

    /** Expects this state after the noted events. */
    public ProcessExpectation<S, E, A> thenState(S state) {
        return expect(
                new Side("come to the state on the left", List.of(state)),
                progress -> new Side("came to the state on the right", List.of(progress.state())));
    }

    /** Expects that the process threw this exception, in any of its functions. */
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
