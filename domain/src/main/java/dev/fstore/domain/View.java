package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple2;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Derives a state from events: a pure left fold. A read model is a view, and so is the state of a {@link Decider}.
 *
 * <p>Implementations have no side effects, read no clock and keep no state of their own, so any number of threads can
 * use a view and replay it at any time. No method accepts or returns null.
 *
 * @param <S> state, best an immutable record or a sealed family of records
 * @param <E> event, best a sealed family of records
 */
public interface View<S, E> {

    /** {@return the state before anything happened} */
    S initialState();

    /**
     * Returns the state after an event. Must handle every event: if it changes nothing, return {@code state}.
     *
     * @param state the state so far
     * @param event what happened
     * @return the state after {@code event}
     */
    S evolve(S state, E event);

    /**
     * Applies {@link #evolve} to several events, from the first to the last.
     *
     * @param state the state so far
     * @param events the events in order; if empty, the result is {@code state}
     * @return the state after all of {@code events}
     */
    default S fold(S state, Iterable<? extends E> events) {
        S folded = state;
        for (E event : events) {
            folded = evolve(folded, event);
        }
        return folded;
    }

    /**
     * Returns this view for other events, each translated by {@code toOwn}.
     *
     * @param <E1> the other event
     * @param toOwn pure; never returns null
     * @return a view with the same states
     */
    default <E1> View<S, E1> contramapEvent(Function<? super E1, ? extends E> toOwn) {
        return of(initialState(), (state, event) -> evolve(state, toOwn.apply(event)));
    }

    /**
     * Returns this view with another representation of its state. {@code toOwn} must be the inverse of {@code fromOwn}.
     *
     * @param <S1> the other representation
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a view of the same events
     */
    default <S1> View<S1, E> dimapState(
            Function<? super S1, ? extends S> toOwn, Function<? super S, ? extends S1> fromOwn) {
        return of(fromOwn.apply(initialState()), (state, event) -> fromOwn.apply(evolve(toOwn.apply(state), event)));
    }

    /**
     * Creates a view from its two parts, without a class of its own.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "view"}
     *
     * @param <S> state
     * @param <E> event
     * @param initialState the state before anything happened
     * @param evolve returns the state after an event; pure and total
     * @return the view
     */
    static <S, E> View<S, E> of(S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new ViewOf<>(initialState, evolve);
    }

    /**
     * Returns a view that ignores all events: the unit of {@link #merge}.
     *
     * @param <E> event
     * @return a view whose state is always the same
     */
    static <E> View<Tuple0, E> none() {
        return of(Tuple.empty(), (state, event) -> state);
    }

    /**
     * Widens a view to a larger family of events: events that are not an {@code eventType} change nothing. To combine
     * views of different events, prefer {@link #combine}, which checks that no event is left out.
     *
     * @param <S> state
     * @param <E> the larger family
     * @param <E1> the view's own events
     * @param view the view to widen
     * @param eventType the class of the view's own events
     * @return a view with the same states
     */
    static <S, E, E1 extends E> View<S, E> adapt(View<S, E1> view, Class<E1> eventType) {
        return of(
                view.initialState(),
                (state, event) -> eventType.isInstance(event) ? view.evolve(state, eventType.cast(event)) : state);
    }

    /**
     * Merges two views of the same events into one with both states.
     *
     * @param <S1> the state of the first view
     * @param <S2> the state of the second view
     * @param <E> event
     * @param first the view with the first state
     * @param second the view with the second state
     * @return a view with both states
     */
    static <S1, S2, E> View<Tuple2<S1, S2>, E> merge(View<S1, ? super E> first, View<S2, ? super E> second) {
        return of(
                Tuple.of(first.initialState(), second.initialState()),
                (state, event) -> Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event)));
    }

    /**
     * Begins a combination of several views, each with events of its own.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "combine-views"}
     *
     * @param <E> event
     * @param family the sealed family of all events
     * @return an empty combination
     */
    static <E> ViewCombination<E> combine(Class<E> family) {
        return ViewCombination.of(family);
    }
}
