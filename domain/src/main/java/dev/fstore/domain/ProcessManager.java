package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

/**
 * A process that remembers and waits: from what happened it derives what is still to be done, what to do now, and until
 * when it waits. A process manager is a {@link Decider} whose commands are the results it is told of, and which never
 * rejects. Use it where a {@link Saga} would have to know what came before, or would have to wait. Nothing here accepts or
 * returns null.
 *
 * <p>A deadline that has elapsed is told to it like any other result, and so is a command that was refused.
 *
 * {@snippet class = "dev.fstore.domain.Fulfilment" region = "process"}
 *
 * @param <AR> what happened elsewhere: the result of an action, or an event of another stream
 * @param <S> state
 * @param <E> the process's own event
 * @param <A> what to do, usually a command to somebody else
 */
public interface ProcessManager<AR, S, E, A> extends Decider<AR, S, E, NoRejection> {

    /**
     * The to-do list: everything that has been made ready and is not done yet.
     *
     * @param state the state so far
     * @return what is still to be done, in no order that matters; nothing is an empty list
     */
    List<A> pending(S state);

    /**
     * What an event made ready: some of what is pending.
     *
     * @param event what was noted last
     * @param state the state that {@code event} led to
     * @return what to do now, in this order; nothing is an empty list
     */
    List<A> react(E event, S state);

    /**
     * The deadlines that it waits for. Nothing has to be started or cancelled: a deadline that the next state does not list
     * is off. One that was told to the process must not be listed any more; one that comes again is listed with a later
     * instant.
     *
     * @param state the state so far
     * @return every deadline that is still of interest, in no order that matters; none, unless a process says otherwise
     */
    default List<Deadline> deadlines(S state) {
        return List.of();
    }

    /**
     * The same process asking for other actions.
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
     * The same process of other results, each read as one of its own.
     *
     * @param <AR1> the other result
     * @param toOwn pure; never returns null
     * @return a process with the same states, events and actions
     */
    default <AR1> ProcessManager<AR1, S, E, A> contramapActionResult(Function<? super AR1, ? extends AR> toOwn) {
        return new ProcessOf<>(contramapCommand(toOwn), this::pending, this::react, this::deadlines);
    }

    /**
     * The same process with other events; {@code toOwn} undoes {@code fromOwn}.
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
     * The same process with another form of its state; {@code toOwn} undoes {@code fromOwn}.
     *
     * @param <S1> the other form
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
     * The same process, watched: if a function of it throws, or returns null or a list with a null in it, the {@link
     * FaultyDeciderException} names the process, the function and what it was given.
     *
     * @return a process that behaves the same as long as this one keeps its promises
     */
    @Override
    default ProcessManager<AR, S, E, A> checked() {
        return new CheckedProcess<>(this, new CheckedDecider<>(this));
    }

    private static <T, U> List<U> mapped(List<T> values, Function<? super T, ? extends U> function) {
        return values.stream().<U>map(function).toList();
    }

    /**
     * The process that notes nothing, asks for nothing and is over from the start: the unit of {@link #merge}.
     *
     * @param <AR> what happened elsewhere
     * @param <E> the process's own event
     * @param <A> what to do
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
     * The same process among wider families: what is not a {@code resultType} is ignored, and an event that is not an
     * {@code eventType} changes nothing and leads to nothing.
     *
     * @param <AR> the wider family of what happened
     * @param <AR1> the results that the process itself is about
     * @param <S> state
     * @param <E> the wider family of events
     * @param <E1> the process's own events
     * @param <A> the wider family of what to do
     * @param process what to widen
     * @param resultType the results that the process itself is about
     * @param eventType the process's own events
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
     * Two processes of the same results and events as one: both are told, each has its own half of the state, and what the
     * first notes and asks for comes first. It is over when both are; a half that is over is told nothing more.
     *
     * @param <AR> what happened elsewhere
     * @param <S1> the first half of the state
     * @param <S2> the second half of the state
     * @param <E> the process's own event
     * @param <A> what to do
     * @param first the process whose events and actions come first
     * @param second the process whose events and actions come second
     * @return a process of both
     */
    static <AR, S1, S2, E, A> ProcessManager<AR, Tuple2<S1, S2>, E, A> merge(
            ProcessManager<AR, S1, E, A> first, ProcessManager<AR, S2, E, A> second) {
        return new MergedProcess<>(first, second);
    }

    /**
     * These events happen, in this order.
     *
     * @param <E> the process's own event
     * @param events any number of them, none of them null; nothing is a fine decision too
     * @return the decision
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E> Either<NoRejection, List<E>> note(E... events) {
        return Either.right(List.of(events));
    }
}
