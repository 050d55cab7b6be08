package dev.fstore.domain;

import java.util.List;
import java.util.function.Function;

/**
 * Reacts to what happened with what to do next, without a state. Connects streams: an event of one stream leads to a
 * command to another.
 *
 * <p>Pure, like a {@link View}, and therefore thread-safe; a lambda is enough. Use a {@link ProcessManager} for a
 * reaction that needs a memory. No method accepts or returns null.
 *
 * {@snippet class = "dev.fstore.domain.Snippets" region = "saga"}
 *
 * @param <AR> action result: what happened, usually an event
 * @param <A> action: what to do next, usually a command
 */
@FunctionalInterface
public interface Saga<AR, A> {

    /**
     * Returns the actions that follow.
     *
     * @param actionResult what happened
     * @return the actions in order; empty if there is nothing to do
     */
    List<A> react(AR actionResult);

    /**
     * Returns this saga for other results, each translated by {@code toOwn}.
     *
     * @param <AR1> the other result
     * @param toOwn pure; never returns null
     * @return a saga with the same actions
     */
    default <AR1> Saga<AR1, A> contramapActionResult(Function<? super AR1, ? extends AR> toOwn) {
        return actionResult -> react(toOwn.apply(actionResult));
    }

    /**
     * Returns this saga with other actions, each translated by {@code fromOwn}.
     *
     * @param <A1> the other action
     * @param fromOwn pure; never returns null
     * @return a saga for the same results
     */
    default <A1> Saga<AR, A1> mapAction(Function<? super A, ? extends A1> fromOwn) {
        return actionResult -> react(actionResult).stream().<A1>map(fromOwn).toList();
    }

    /**
     * Returns a saga without reactions: the unit of {@link #merge}.
     *
     * @param <AR> action result
     * @param <A> action
     * @return a saga that never asks for an action
     */
    static <AR, A> Saga<AR, A> none() {
        return actionResult -> List.of();
    }

    /**
     * Widens a saga to larger families: results that are not an {@code actionResultType} lead to nothing.
     *
     * @param <AR> the larger family of results
     * @param <AR1> the saga's own results
     * @param <A> the larger family of actions
     * @param saga the saga to widen
     * @param actionResultType the class of the saga's own results
     * @return a saga with the same actions
     */
    static <AR, AR1 extends AR, A> Saga<AR, A> adapt(Saga<AR1, ? extends A> saga, Class<AR1> actionResultType) {
        return actionResult -> actionResultType.isInstance(actionResult)
                ? List.copyOf(saga.react(actionResultType.cast(actionResult)))
                : List.of();
    }

    /**
     * Merges several sagas into one: each reacts to every result, and the actions of the first come first.
     *
     * @param <AR> action result
     * @param <A> action
     * @param sagas any number of sagas; without any, the result is {@link #none}
     * @return a saga with the actions of all
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <AR, A> Saga<AR, A> merge(Saga<? super AR, ? extends A>... sagas) {
        var all = List.of(sagas);
        return actionResult -> all.stream()
                .<A>flatMap(saga -> saga.react(actionResult).stream())
                .toList();
    }
}
