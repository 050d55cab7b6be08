package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what happened and derives from it what to do now, what is still pending, and which deadlines it waits for.
 * A process manager is a {@link Decider} whose commands are the results it reacts to and which never rejects. Use it
 * where a {@link Saga} would need a memory or would have to wait. No method accepts or returns null.
 *
 * <p>The process receives an elapsed deadline, or a rejected command, like any other result.
 *
 * {@snippet class = "dev.fstore.domain.Fulfilment" region = "process"}
 *
 * @param <AR> action result: what happened elsewhere, such as the outcome of an action or an event of another stream
 * @param <S> state
 * @param <E> the process's own event
 * @param <A> action: what to do, usually a command to another stream
 */
public interface ProcessManager<AR, S, E, A> extends Decider<AR, S, E, NoRejection> {

    /**
     * Returns all actions that are ready and not done yet.
     *
     * @param state the state so far
     * @return the pending actions, in any order; empty if there are none
     */
    List<A> pending(S state);

    /**
     * Returns the actions that an event made ready: a part of the pending ones.
     *
     * @param event the event that was noted last
     * @param state the state after {@code event}
     * @return the actions in order; empty if there are none
     */
    List<A> react(E event, S state);

    /**
     * Returns the deadlines that the process waits for. Deadlines are neither started nor cancelled: one that the next
     * state does not list is off. A deadline that has elapsed must no longer be listed; one that repeats is listed with
     * a later instant.
     *
     * @param state the state so far
     * @return all deadlines that still matter, in any order; none by default
     */
    default List<Deadline> deadlines(S state) {
        return List.of();
    }

    /**
     * Returns this process with other actions, each translated by {@code fromOwn}.
     *
     * @param <A1> the other action
     * @param fromOwn pure; never returns null
     * @return a process with the same states and events
     */
    default <A1> ProcessManager<AR, S, E, A1> mapAction(Function<? super A, ? extends A1> fromOwn) {
        return new ProcessOf<>(
                this,
                state -> mapped(pending(state), fromOwn),
                (event, state) -> mapped(react(event, state), fromOwn),
                this::deadlines);
    }

    /**
     * Returns this process for other results, each translated by {@code toOwn}.
     *
     * @param <AR1> the other result
     * @param toOwn pure; never returns null
     * @return a process with the same states, events and actions
     */
    default <AR1> ProcessManager<AR1, S, E, A> contramapActionResult(Function<? super AR1, ? extends AR> toOwn) {
        return new ProcessOf<>(contramapCommand(toOwn), this::pending, this::react, this::deadlines);
    }

    /**
     * Returns this process with other events. {@code toOwn} must be the inverse of {@code fromOwn}.
     *
     * @param <E1> the other event
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a process with the same results, states and actions
     */
    @Override
    default <E1> ProcessManager<AR, S, E1, A> dimapEvent(
            Function<? super E1, ? extends E> toOwn, Function<? super E, ? extends E1> fromOwn) {
        return new ProcessOf<>(
                Decider.super.<E1>dimapEvent(toOwn, fromOwn),
                this::pending,
                (event, state) -> react(toOwn.apply(event), state),
                this::deadlines);
    }

    /**
     * Returns this process with another representation of its state. {@code toOwn} must be the inverse of {@code
     * fromOwn}.
     *
     * @param <S1> the other representation
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a process with the same results, events and actions
     */
    @Override
    default <S1> ProcessManager<AR, S1, E, A> dimapState(
            Function<? super S1, ? extends S> toOwn, Function<? super S, ? extends S1> fromOwn) {
        return new ProcessOf<>(
                Decider.super.<S1>dimapState(toOwn, fromOwn),
                state -> pending(toOwn.apply(state)),
                (event, state) -> react(event, toOwn.apply(state)),
                state -> deadlines(toOwn.apply(state)));
    }

    /**
     * Returns this process with checks: if one of its functions throws an exception, or returns null or a list with a
     * null in it, a {@link FaultyDeciderException} names the process, the function and its arguments.
     *
     * @return a process that otherwise behaves like this one
     */
    @Override
    default ProcessManager<AR, S, E, A> checked() {
        var memory = new CheckedDecider<>(this);
        return new ProcessOf<>(
                memory,
                state -> memory.list("pending", () -> Map.of("state", state), () -> pending(state)),
                (event, state) ->
                        memory.list("react", () -> Map.of("event", event, "state", state), () -> react(event, state)),
                state -> memory.list("deadlines", () -> Map.of("state", state), () -> deadlines(state)));
    }

    private static <T, U> List<U> mapped(List<T> values, Function<? super T, ? extends U> function) {
        return values.stream().<U>map(function).toList();
    }

    /**
     * Returns a process that ignores every result and is over from the start: the unit of {@link #merge}.
     *
     * @param <AR> action result
     * @param <E> the process's own event
     * @param <A> action
     * @return a process that ignores every result
     */
    static <AR, E, A> ProcessManager<AR, Tuple0, E, A> none() {
        return new ProcessOf<>(
                new DeciderOf<>(Tuple.empty(), (result, state) -> note(), (state, event) -> state, state -> true),
                state -> List.of(),
                (event, state) -> List.of(),
                state -> List.of());
    }

    /**
     * Widens a process to larger families: results that are not a {@code resultType} are ignored, and events that are
     * not an {@code eventType} change nothing.
     *
     * @param <AR> the larger family of results
     * @param <AR1> the process's own results
     * @param <S> state
     * @param <E> the larger family of events
     * @param <E1> the process's own events
     * @param <A> the larger family of actions
     * @param process the process to widen
     * @param resultType the class of the process's own results
     * @param eventType the class of the process's own events
     * @return a process with the same states and deadlines
     */
    static <AR, AR1 extends AR, S, E, E1 extends E, A> ProcessManager<AR, S, E, A> adapt(
            ProcessManager<AR1, S, E1, ? extends A> process, Class<AR1> resultType, Class<E1> eventType) {
        return new ProcessOf<>(
                Decider.adapt(process, resultType, eventType),
                state -> List.copyOf(process.pending(state)),
                (event, state) -> eventType.isInstance(event)
                        ? List.copyOf(process.react(eventType.cast(event), state))
                        : List.of(),
                process::deadlines);
    }

    /**
     * Merges two processes of the same results and events into one. Both receive every result, each has its own state,
     * and the events and actions of the first come first. The merged process is over when both are; a process that is
     * over receives no more results.
     *
     * @param <AR> action result
     * @param <S1> the state of the first process
     * @param <S2> the state of the second process
     * @param <E> the process's own event
     * @param <A> action
     * @param first the process whose events and actions come first
     * @param second the process whose events and actions come second
     * @return a process with both states
     */
    static <AR, S1, S2, E, A> ProcessManager<AR, Tuple2<S1, S2>, E, A> merge(
            ProcessManager<AR, S1, E, A> first, ProcessManager<AR, S2, E, A> second) {
        return new MergedProcess<>(first, second);
    }

    /**
     * Notes these events.
     *
     * @param <E> the process's own event
     * @param events the events in order, none of them null; may be empty
     * @return the decision
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E> Either<NoRejection, List<E>> note(E... events) {
        return Either.right(List.of(events));
    }
}
