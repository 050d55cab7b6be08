package dev.fstore.testkit;

import dev.fstore.application.AppendFailure;
import dev.fstore.application.Failure;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Deadline;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.function.Function;

/**
 * Expects what a workflow made of a command. Every method throws an {@link org.opentest4j.AssertionFailedError} if
 * something else happened or an exception was thrown. Events, states and views are those that are read back from the
 * repository. Immutable.
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
     * Expects that the command was accepted and exactly these events were appended, to any streams. They are listed in
     * the order of the append: stream by stream, the command's own stream first, then the others in the order in which
     * the saga reached them.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> then(E... events) {
        return expect(Side.of("append", "the events on the left", List.of(events)), WorkflowExpectation::events);
    }

    /** Expects that the command was accepted and exactly these events were appended to this stream, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> then(StreamId stream, E... events) {
        return expect(
                Side.of("append to " + stream, "the events on the left", List.of(events)),
                happened -> Side.of("appended", "the events on the right", happened.events(stream)));
    }

    /** Expects that the command was accepted and nothing was appended to any stream. */
    public WorkflowExpectation<C, S, E, R> thenNothing() {
        return then();
    }

    /**
     * Expects that the command was accepted and the saga asked for exactly these commands, in this order. Without
     * arguments, for none.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final WorkflowExpectation<C, S, E, R> thenCommands(C... commands) {
        return expect(
                Side.of("follow up with", "the commands on the left", List.of(commands)),
                happened -> Side.of("followed up with", "the commands on the right", happened.commands()));
    }

    /** Expects that the command was accepted and left a stream in this state. */
    public WorkflowExpectation<C, S, E, R> thenState(StreamId stream, S state) {
        return thenState(stream, own -> own, state);
    }

    /**
     * Expects that the command was accepted and left a stream in a state with this part. Use it if the state is a
     * combination, as in {@code thenState(order.stream(), state -> state.of(orders), new Paid())}.
     *
     * @param part selects the part of the state to compare
     */
    public <T> WorkflowExpectation<C, S, E, R> thenState(
            StreamId stream, Function<? super S, ? extends T> part, T state) {
        return expect(
                new Side("bring %s to the state on the left".formatted(stream), List.of(state)),
                happened -> state(part.apply(happened.stateOf().apply(stream))));
    }

    /**
     * Expects that the command was accepted and this is the state of a view that has seen all events of all streams.
     */
    public WorkflowExpectation<C, S, E, R> thenView(String view, Object state) {
        return expect(
                new Side("bring the view \"%s\" to the state on the left".formatted(view), List.of(state)),
                happened -> state(happened.view(view)));
    }

    /**
     * Expects that the command was accepted and this is the state of a view that has seen all events of this stream.
     */
    public WorkflowExpectation<C, S, E, R> thenView(String view, StreamId stream, Object state) {
        return expect(
                new Side(
                        "bring the view \"%s\" of %s to the state on the left".formatted(view, stream), List.of(state)),
                happened -> state(happened.view(view, stream)));
    }

    /** Expects that the command, or one that follows from it, was rejected for this reason, so nothing was appended. */
    public void thenRejected(R rejection) {
        expect(Side.rejection("reject the command", rejection), WorkflowExpectation::events);
    }

    /** Expects that the command, or one that follows from it, was refused because this stream is closed. */
    public void thenClosed(StreamId stream) {
        var closed = Side.failure(new Failure.NotAppended<>(new AppendFailure.Closed(stream)));
        expect(new Side("find %s closed".formatted(stream), closed.values()), WorkflowExpectation::events);
    }

    /**
     * Expects that handling the command threw this exception: a {@link dev.fstore.domain.FaultyDeciderException} whose
     * cause is the decider's own exception, a {@link dev.fstore.application.SagaDepthException}, or an exception of the
     * saga or the repository.
     */
    public void thenFails(Class<? extends Throwable> type) {
        scenario.expectFailure(type, actual(WorkflowExpectation::events));
    }

    /** Expects the command to be accepted, and an instance of a process to have exactly this to be done, in any order. */
    public WorkflowExpectation<C, S, E, R> thenPending(String process, String instance, Object... actions) {
        scenario.expectInAnyOrder(
                Side.of("keep pending", "what is on the left", List.of(actions)),
                actual(happened -> Side.of(
                        "kept pending",
                        "what is on the right",
                        happened.process(process).pending(instance))));
        return this;
    }

    /** Expects the command to be accepted, and an instance of a process to list exactly these deadlines, in any order. */
    public WorkflowExpectation<C, S, E, R> thenDeadlines(String process, String instance, Deadline... deadlines) {
        scenario.expectInAnyOrder(
                Side.of("wait for", "what is on the left", List.of(deadlines)),
                actual(happened -> Side.of(
                        "waited for",
                        "what is on the right",
                        happened.process(process).deadlines(instance))));
        return this;
    }

    private WorkflowExpectation<C, S, E, R> expect(Side expected, Function<WorkflowOutcome<C, S, E>, Side> accepted) {
        scenario.expect(expected, actual(accepted));
        return this;
    }

    /** The consequences of the decision are computed only now, and this may throw, too. */
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
