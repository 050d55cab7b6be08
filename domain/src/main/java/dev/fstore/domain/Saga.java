package dev.fstore.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Stateless: what happened leads to what to do next. Connects streams, as an event of one becomes a command to another.
 *
 * <p>Pure, like a {@link View}; a lambda is enough.
 *
 * @param <AR> what happened, usually an event
 * @param <A> what to do next, usually a command
 */
@FunctionalInterface
public interface Saga<AR, A> {

    /** What to do after {@code actionResult}, in this order; nothing is an empty list. */
    List<A> react(AR actionResult);

    /** The saga that never asks for anything. */
    static <AR, A> Saga<AR, A> none() {
        return actionResult -> List.of();
    }

    /** The same saga among wider families: what is not an {@code actionResultType} leads to nothing. */
    static <AR, AR1 extends AR, A> Saga<AR, A> adapt(Saga<AR1, ? extends A> saga, Class<AR1> actionResultType) {
        return actionResult -> actionResultType.isInstance(actionResult)
                ? List.copyOf(saga.react(actionResultType.cast(actionResult)))
                : List.of();
    }

    /** Two sagas as one: both see what happened, and what the first asks for comes first. */
    static <AR, A> Saga<AR, A> combine(Saga<AR, A> first, Saga<AR, A> second) {
        return actionResult -> Stream.concat(first.react(actionResult).stream(), second.react(actionResult).stream())
                .toList();
    }
}
