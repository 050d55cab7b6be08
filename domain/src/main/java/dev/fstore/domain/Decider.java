package dev.fstore.domain;

import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A view that can also decide: from a command and the state so far, either the events that now happen or a rejection.
 *
 * <p>Pure, like every {@link View}: the same command on the same state decides the same, which is what allows a
 * decision to be repeated after a conflict. Whatever a decision needs from outside (time, identities, prices) comes
 * in with the command.
 *
 * @param <C> command, best a sealed family of records
 * @param <S> state
 * @param <E> event
 * @param <R> rejection: a refused command as a value of the domain, never an exception
 */
public interface Decider<C, S, E, R> extends View<S, E> {

    /**
     * What {@code command} leads to in {@code state}: the events that happen, possibly none, or why not.
     *
     * @see #accept
     * @see #reject
     */
    Either<R, List<E>> decide(C command, S state);

    /** Whether nothing may ever follow in this state. The stream that reaches it is closed for good. */
    default boolean isFinal(S state) {
        return false;
    }

    /** A decider of its parts, for when a class of its own would say nothing more. */
    static <C, S, E, R> Decider<C, S, E, R> of(
            S initialState,
            BiFunction<? super C, ? super S, Either<R, List<E>>> decide,
            BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new Decider<>() {
            @Override
            public S initialState() {
                return initialState;
            }

            @Override
            public Either<R, List<E>> decide(C command, S state) {
                return decide.apply(command, state);
            }

            @Override
            public S evolve(S state, E event) {
                return evolve.apply(state, event);
            }
        };
    }

    /** These events happen, in this order. No event at all is a fine decision too: nothing changes. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R, E> Either<R, List<E>> accept(E... events) {
        return Either.right(List.of(events));
    }

    /** The command is refused, and nothing happens. */
    static <R, E> Either<R, List<E>> reject(R rejection) {
        return Either.left(rejection);
    }

    /**
     * The same decider as a member of a wider family: a command that is not a {@code commandType} decides nothing, an
     * event that is not an {@code eventType} changes nothing. This is how deciders get ready to be {@link #combine
     * combined}.
     */
    static <C, C1 extends C, S, E, E1 extends E, R> Decider<C, S, E, R> adapt(
            Decider<C1, S, E1, ? extends R> decider, Class<C1> commandType, Class<E1> eventType) {
        return new AdaptedDecider<>(decider, commandType, eventType);
    }

    /** Two deciders as one, side by side: both see every command and event, each keeps its own half of the state. */
    static <C, S1, S2, E, R> Decider<C, Tuple2<S1, S2>, E, R> combine(
            Decider<C, S1, E, R> first, Decider<C, S2, E, R> second) {
        return new CombinedDecider<>(first, second);
    }
}
