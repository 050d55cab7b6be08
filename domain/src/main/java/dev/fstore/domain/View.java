package dev.fstore.domain;

import java.util.function.BiFunction;

/**
 * How a state follows from events: a pure left fold. A read model is a view; so is the memory of a {@link Decider}.
 *
 * <p>Implementations have no side effects, read no clock and keep no state of their own, so a view may be used by
 * any number of threads and replayed at any time. Nothing here accepts or returns null.
 *
 * @param <S> state, best an immutable record or a sealed family of them
 * @param <E> event, best a sealed family of records
 */
public interface View<S, E> {

    /** The state before anything happened. */
    S initialState();

    /** The state after {@code event}. Total: an event that changes nothing returns {@code state}. */
    S evolve(S state, E event);

    /** The state after all of {@code events}, in their order. */
    default S fold(S state, Iterable<? extends E> events) {
        S folded = state;
        for (E event : events) {
            folded = evolve(folded, event);
        }
        return folded;
    }

    /** A view of its two parts, for when a class of its own would say nothing more. */
    static <S, E> View<S, E> of(S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new View<>() {
            @Override
            public S initialState() {
                return initialState;
            }

            @Override
            public S evolve(S state, E event) {
                return evolve.apply(state, event);
            }
        };
    }
}
