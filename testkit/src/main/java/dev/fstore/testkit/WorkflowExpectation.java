package dev.fstore.testkit;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Failure;
import dev.fstore.application.StreamId;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * What a workflow should have made of a command. Every method throws an {@link org.opentest4j.AssertionFailedError} if
 * it did not, or if an exception was thrown. Events, states and views are those that are read back from the repository.
 * Immutable.
 *
 * @param <C> command
 * @param <S> state
 * @param <E> event
 * @param <R> rejection
 */
public final class WorkflowExpectation<C, S, E, R> {

    private final Scenario scenario;
    private final Try<Either<Failure<R>, WorkflowOutcome<C, S, E>>> outcome;

    WorkflowExpectation(Scenario scenario, Try<Either<Failure<R>, WorkflowOutcome<C, S, E>>> outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    /**
     * The command was accepted, and exactly these events were appended, to whichever stream. They are in the order in
     * which they were appended: stream by stream, the command's own first, and then as the saga came to them.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> then(E... events) {
        return expect(Side.of("append", "the events on the left", List.of(events)), WorkflowExpectation::events);
    }

    /** The command was accepted, and exactly these events were appended to this stream, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> then(StreamId stream, E... events) {
        return expect(
                Side.of("append to " + stream, "the events on the left", List.of(events)),
                happened -> Side.of("appended", "the events on the right", happened.events(stream)));
    }

    /** The command was accepted, and nothing was appended to any stream. */
    public WorkflowExpectation<C, S, E, R> thenNothing() {
        return then();
    }

    /**
     * The command was accepted, and the saga asked for exactly these, in the order in which it asked. Without
     * arguments: for nothing.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> thenCommands(C... commands) {
        return expect(
                Side.of("follow up with", "the commands on the left", List.of(commands)),
                happened -> Side.of("followed up with", "the commands on the right", happened.commands()));
    }

    /** The command was accepted, and this is the state of a stream afterwards. */
    public WorkflowExpectation<C, S, E, R> thenState(StreamId stream, S state) {
        return thenState(stream, own -> own, state);
    }

    /**
     * The command was accepted, and this is what is to be seen in the state of a stream afterwards. For a state that is
     * a combination of several, as in {@code thenState(order.stream(), state -> state.of(orders), new Paid())}.
     *
     * @param part what to look at
     */
    public <T> WorkflowExpectation<C, S, E, R> thenState(
            StreamId stream, Function<? super S, ? extends T> part, T state) {
        return expect(
                new Side("bring %s to the state on the left".formatted(stream), List.of(state)),
                happened -> state(part.apply(happened.stateOf().apply(stream))));
    }

    /** The command was accepted, and this is the state of a view that has seen all streams, from the first event on. */
    public WorkflowExpectation<C, S, E, R> thenView(String view, Object state) {
        return expect(
                new Side("bring the view \"%s\" to the state on the left".formatted(view), List.of(state)),
                happened -> state(happened.view(view)));
    }

    /** The command was accepted, and this is the state of a view that has seen this stream, from its first event on. */
    public WorkflowExpectation<C, S, E, R> thenView(String view, StreamId stream, Object state) {
        return expect(
                new Side(
                        "bring the view \"%s\" of %s to the state on the left".formatted(view, stream), List.of(state)),
                happened -> state(happened.view(view, stream)));
    }

    /** The command, or one that follows from it, was rejected for this reason; so nothing was appended anywhere. */
    public void thenRejected(R rejection) {
        expect(Side.rejection("reject the command", rejection), WorkflowExpectation::events);
    }

    /** The command, or one that follows from it, was about this stream, which has had its last event. */
    public void thenClosed(StreamId stream) {
        var closed = Side.failure(new Failure.NotAppended<>(new AppendFailure.Closed(stream)));
        expect(new Side("find %s closed".formatted(stream), closed.values()), WorkflowExpectation::events);
    }

    /**
     * Handling the command threw this exception: a {@link dev.fstore.domain.FaultyDeciderException} with the decider's
     * own as its cause, a {@link dev.fstore.application.SagaDepthException}, or whatever saga and repository throw.
     */
    public void thenFails(Class<? extends Throwable> type) {
        scenario.expectFailure(type, actual(WorkflowExpectation::events));
    }

    private WorkflowExpectation<C, S, E, R> expect(Side expected, Function<WorkflowOutcome<C, S, E>, Side> accepted) {
        scenario.expect(expected, actual(accepted));
        return this;
    }

    /** What was decided is asked for its consequences only now, and these may throw too. */
    private Side actual(Function<WorkflowOutcome<C, S, E>, Side> accepted) {
        return outcome.mapTry(either -> either.fold(Side::failure, accepted)).getOrElseGet(Side::exception);
    }

    private static Side events(WorkflowOutcome<?, ?, ?> happened) {
        return Side.of("appended", "the events on the right", happened.events());
    }

    private static Side state(Object state) {
        return new Side("brought it to the state on the right", List.of(state));
    }
}
