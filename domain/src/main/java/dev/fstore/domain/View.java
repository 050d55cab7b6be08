package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple2;
import java.util.function.BiFunction;
import java.util.function.Function;

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

    /** {@return the state before anything happened} */
    S initialState();

    /**
     * What an event makes of a state. Total: an event that changes nothing returns {@code state}.
     *
     * @param state the state so far
     * @param event what happened
     * @return the state after {@code event}
     */
    S evolve(S state, E event);

    /**
     * What several events make of a state: {@link #evolve}, from the first to the last.
     *
     * @param state the state so far
     * @param events what happened, in this order; nothing at all returns {@code state}
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
     * The same view of other events, each read as one of its own.
     *
     * @param <E1> the other event
     * @param toOwn pure; never returns null
     * @return a view with the same states
     */
    default <E1> View<S, E1> contramapEvent(Function<? super E1, ? extends E> toOwn) {
        return of(initialState(), (state, event) -> evolve(state, toOwn.apply(event)));
    }

    /**
     * The same view with another form of its state; {@code toOwn} undoes {@code fromOwn}.
     *
     * @param <S1> the other form
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a view of the same events
     */
    default <S1> View<S1, E> dimapState(
            Function<? super S1, ? extends S> toOwn, Function<? super S, ? extends S1> fromOwn) {
        return of(fromOwn.apply(initialState()), (state, event) -> fromOwn.apply(evolve(toOwn.apply(state), event)));
    }

    /**
     * A view of its two parts, for when a class of its own would say nothing more.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "view"}
     *
     * @param <S> state
     * @param <E> event
     * @param initialState the state before anything happened
     * @param evolve the state after an event; pure and total
     * @return the view
     */
    static <S, E> View<S, E> of(S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new ViewOf<>(initialState, evolve);
    }

    /**
     * The view that remembers nothing: the unit of {@link #merge}.
     *
     * @param <E> event
     * @return a view whose state is always the same
     */
    static <E> View<Tuple0, E> none() {
        return of(Tuple.empty(), (state, event) -> state);
    }

    /**
     * The same view among a wider family of events: one that is not an {@code eventType} changes nothing. To put views
     * together that are about different events, prefer {@link #combine}, which checks that nothing is left out.
     *
     * @param <S> state
     * @param <E> the wider family
     * @param <E1> the view's own events
     * @param view what to widen
     * @param eventType the view's own events
     * @return a view with the same states
     */
    static <S, E, E1 extends E> View<S, E> adapt(View<S, E1> view, Class<E1> eventType) {
        return of(
                view.initialState(),
                (state, event) -> eventType.isInstance(event) ? view.evolve(state, eventType.cast(event)) : state);
    }

    /**
     * Two views of the same events as one, each with its own half of the state.
     *
     * @param <S1> the first half
     * @param <S2> the second half
     * @param <E> event
     * @param first the view that keeps the first half
     * @param second the view that keeps the second half
     * @return a view of both
     */
    static <S1, S2, E> View<Tuple2<S1, S2>, E> merge(View<S1, ? super E> first, View<S2, ? super E> second) {
        return of(
                Tuple.of(first.initialState(), second.initialState()),
                (state, event) -> Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event)));
    }

    /**
     * Begins to make one view of several that are about different events.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "combine-views"}
     *
     * @param <E> event
     * @param family the sealed family that all events belong to
     * @return a combination without parts yet
     */
    static <E> ViewCombination<E> combine(Class<E> family) {
        return ViewCombination.of(family);
    }
}
