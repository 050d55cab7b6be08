package dev.fstore.domain;

import java.util.List;
import java.util.function.Function;

/**
 * Stateless: what happened leads to what to do next. Connects streams, as an event of one becomes a command to another.
 *
 * <p>Pure, like a {@link View}, and so safe for any number of threads; a lambda is enough. What has to remember is a
 * {@link ProcessManager}. Nothing here accepts or returns null.
 *
 * {@snippet class = "dev.fstore.domain.Snippets" region = "saga"}
 *
 * @param <AR> what happened, usually an event
 * @param <A> what to do next, usually a command
 */
@FunctionalInterface
public interface Saga<AR, A> {

    /**
     * What to do next.
     *
     * @param actionResult what happened
     * @return what to do after that, in this order; nothing is an empty list
     */
    List<A> react(AR actionResult);

    /**
     * The same saga of other results, each read as one of its own.
     *
     * @param <AR1> the other result
     * @param toOwn pure; never returns null
     * @return a saga that asks for the same actions
     */
    default <AR1> Saga<AR1, A> contramapActionResult(Function<? super AR1, ? extends AR> toOwn) {
        return actionResult -> react(toOwn.apply(actionResult));
    }

    /**
     * The same saga asking for other actions.
     *
     * @param <A1> the other action
     * @param fromOwn pure; never returns null
     * @return a saga of the same results
     */
    default <A1> Saga<AR, A1> mapAction(Function<? super A, ? extends A1> fromOwn) {
        return actionResult -> react(actionResult).stream().<A1>map(fromOwn).toList();
    }

    /**
     * The saga that never asks for anything: the unit of {@link #merge}.
     *
     * @param <AR> what happened
     * @param <A> what to do next
     * @return a saga whose every reaction is empty
     */
    static <AR, A> Saga<AR, A> none() {
        return actionResult -> List.of();
    }

    /**
     * The same saga among wider families: what is not an {@code actionResultType} leads to nothing.
     *
     * @param <AR> the wider family of what happened
     * @param <AR1> what the saga itself is about
     * @param <A> the wider family of what to do next
     * @param saga what to widen
     * @param actionResultType what the saga itself is about
     * @return a saga that asks for the same actions
     */
    static <AR, AR1 extends AR, A> Saga<AR, A> adapt(Saga<AR1, ? extends A> saga, Class<AR1> actionResultType) {
        return actionResult -> actionResultType.isInstance(actionResult)
                ? List.copyOf(saga.react(actionResultType.cast(actionResult)))
                : List.of();
    }

    /**
     * Several sagas as one: all see what happened, and what the first asks for comes first.
     *
     * @param <AR> what happened
     * @param <A> what to do next
     * @param sagas any number of them; none at all is {@link #none}
     * @return a saga of all
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
