package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

/**
 * A process that remembers: it takes in what happened, keeps a list of what is still to be done, and says which of that
 * an event has made ready. As pure as a {@link Decider}, which it is: what happened is its command, and it never
 * refuses. Use it where a {@link Saga} would have to know what came before. Nothing here accepts or returns null.
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
     * The same process asking for other actions.
     *
     * @param <A1> the other action
     * @param fromOwn pure; never returns null
     * @return a process with the same states and events
     */
    default <A1> ProcessManager<AR, S, E, A1> mapAction(Function<? super A, ? extends A1> fromOwn) {
        return new MappedProcess<>(this, result -> result, fromOwn);
    }

    /**
     * The same process of other results, each read as one of its own.
     *
     * @param <AR1> the other result
     * @param toOwn pure; never returns null
     * @return a process with the same states, events and actions
     */
    default <AR1> ProcessManager<AR1, S, E, A> contramapActionResult(Function<? super AR1, ? extends AR> toOwn) {
        return new MappedProcess<>(this, toOwn, action -> action);
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
