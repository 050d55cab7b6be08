package dev.fstore.domain;

import io.vavr.Tuple;
import io.vavr.Tuple0;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides on commands: returns the events that a command leads to in the current state, or a rejection. The state is a
 * {@link View} of its own events.
 *
 * <p>Pure, like every view: the same command in the same state leads to the same decision, so a decision can be
 * repeated after a conflict. Everything a decision needs from outside (time, ids, prices) is part of the command. No
 * method accepts or returns null; {@link #checked} verifies that.
 *
 * {@snippet class = "dev.fstore.domain.Snippets" region = "decider"}
 *
 * @param <C> command, best a sealed family of records
 * @param <S> state
 * @param <E> event
 * @param <R> rejection: a refused command as a value of the domain, never an exception
 */
public interface Decider<C, S, E, R> extends View<S, E> {

    /**
     * Decides on {@code command} in {@code state}.
     *
     * @param command the command
     * @param state the state so far
     * @return the events, possibly none, or the rejection
     * @see #accept
     * @see #reject
     */
    Either<R, List<E>> decide(C command, S state);

    /**
     * Whether a state is final. A stream that reaches a final state is closed for good.
     *
     * @param state the state so far
     * @return false by default
     */
    default boolean isFinal(S state) {
        return false;
    }

    /**
     * Returns this decider for other commands, each translated by {@code toOwn}.
     *
     * @param <C1> the other command
     * @param toOwn pure; never returns null
     * @return a decider with the same states, events and rejections
     */
    default <C1> Decider<C1, S, E, R> contramapCommand(Function<? super C1, ? extends C> toOwn) {
        return new DeciderOf<>(
                initialState(), (command, state) -> decide(toOwn.apply(command), state), this::evolve, this::isFinal);
    }

    /**
     * Returns this decider with other events. {@code toOwn} must be the inverse of {@code fromOwn}.
     *
     * @param <E1> the other event
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a decider with the same commands, states and rejections
     */
    default <E1> Decider<C, S, E1, R> dimapEvent(
            Function<? super E1, ? extends E> toOwn, Function<? super E, ? extends E1> fromOwn) {
        return new DeciderOf<>(
                initialState(),
                (command, state) -> decide(command, state).map(events -> mapped(events, fromOwn)),
                (state, event) -> evolve(state, toOwn.apply(event)),
                this::isFinal);
    }

    /**
     * Returns this decider with another representation of its state. {@code toOwn} must be the inverse of {@code
     * fromOwn}.
     *
     * @param <S1> the other representation
     * @param toOwn pure; never returns null
     * @param fromOwn pure; never returns null
     * @return a decider with the same commands, events and rejections
     */
    @Override
    default <S1> Decider<C, S1, E, R> dimapState(
            Function<? super S1, ? extends S> toOwn, Function<? super S, ? extends S1> fromOwn) {
        return new DeciderOf<>(
                fromOwn.apply(initialState()),
                (command, state) -> decide(command, toOwn.apply(state)),
                (state, event) -> fromOwn.apply(evolve(toOwn.apply(state), event)),
                state -> isFinal(toOwn.apply(state)));
    }

    /**
     * Returns this decider with other rejections, each translated by {@code fromOwn}.
     *
     * @param <R1> the other rejection
     * @param fromOwn pure; never returns null
     * @return a decider with the same commands, states and events
     */
    default <R1> Decider<C, S, E, R1> mapRejection(Function<? super R, ? extends R1> fromOwn) {
        return new DeciderOf<>(
                initialState(),
                (command, state) -> decide(command, state).mapLeft(fromOwn),
                this::evolve,
                this::isFinal);
    }

    /**
     * Returns this decider with checks: if it throws an exception, or returns null or a list with a null in it, a
     * {@link FaultyDeciderException} names the decider, the command or event, and the state.
     *
     * @return a decider that otherwise behaves like this one
     */
    default Decider<C, S, E, R> checked() {
        return new CheckedDecider<>(this);
    }

    private static <A, B> List<B> mapped(List<A> values, Function<? super A, ? extends B> function) {
        return values.stream().<B>map(function).toList();
    }

    /**
     * Creates a decider from its parts, without a class of its own. None of its states is final.
     *
     * @param <C> command
     * @param <S> state
     * @param <E> event
     * @param <R> rejection
     * @param initialState the state before anything happened
     * @param decide returns the decision on a command; pure
     * @param evolve returns the state after an event; pure and total
     * @return the decider
     */
    static <C, S, E, R> Decider<C, S, E, R> of(
            S initialState,
            BiFunction<? super C, ? super S, Either<R, List<E>>> decide,
            BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new DeciderOf<>(initialState, decide, evolve, state -> false);
    }

    /**
     * Returns a decider that accepts every command without an event: the unit of {@link #merge}.
     *
     * @param <C> command
     * @param <E> event
     * @param <R> rejection
     * @return a decider that accepts every command with no event
     */
    static <C, E, R> Decider<C, Tuple0, E, R> none() {
        return of(Tuple.empty(), (command, state) -> accept(), (state, event) -> state);
    }

    /**
     * Accepts a command with these events. Accepting without an event is valid, too: nothing changes.
     *
     * @param <R> rejection
     * @param <E> event
     * @param events the events in order, none of them null
     * @return the decision
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R, E> Either<R, List<E>> accept(E... events) {
        return Either.right(List.of(events));
    }

    /**
     * Rejects a command, so nothing happens.
     *
     * @param <R> rejection
     * @param <E> event
     * @param rejection the reason, as a value of the domain
     * @return the decision
     */
    static <R, E> Either<R, List<E>> reject(R rejection) {
        return Either.left(rejection);
    }

    /**
     * Widens a decider to larger families: commands that are not a {@code commandType} decide nothing, and events that
     * are not an {@code eventType} change nothing. To combine deciders of different commands and events, prefer {@link
     * #combine}, which checks that none is left out.
     *
     * @param <C> the larger family of commands
     * @param <C1> the decider's own commands
     * @param <S> state
     * @param <E> the larger family of events
     * @param <E1> the decider's own events
     * @param <R> the larger family of rejections
     * @param decider the decider to widen
     * @param commandType the class of the decider's own commands
     * @param eventType the class of the decider's own events
     * @return a decider with the same states
     */
    static <C, C1 extends C, S, E, E1 extends E, R> Decider<C, S, E, R> adapt(
            Decider<C1, S, E1, ? extends R> decider, Class<C1> commandType, Class<E1> eventType) {
        return new DeciderOf<>(
                decider.initialState(),
                (command, state) -> commandType.isInstance(command)
                        ? decider.decide(commandType.cast(command), state)
                                .<R>mapLeft(rejection -> rejection)
                                .map(events -> mapped(events, event -> event))
                        : accept(),
                (state, event) -> eventType.isInstance(event) ? decider.evolve(state, eventType.cast(event)) : state,
                decider::isFinal);
    }

    /**
     * Merges two deciders of the same commands and events into one. Both decide, each on its own state, and the events
     * of the first come first. If either rejects, nothing happens. A state is final if either of its parts is.
     *
     * @param <C> command
     * @param <S1> the state of the first decider
     * @param <S2> the state of the second decider
     * @param <E> event
     * @param <R> rejection
     * @param first the decider whose events come first, and whose rejection wins
     * @param second the decider whose events come second
     * @return a decider with both states
     */
    static <C, S1, S2, E, R> Decider<C, Tuple2<S1, S2>, E, R> merge(
            Decider<C, S1, E, R> first, Decider<C, S2, E, R> second) {
        return new DeciderOf<>(
                Tuple.of(first.initialState(), second.initialState()),
                (command, state) -> first.decide(command, state._1)
                        .flatMap(some -> second.decide(command, state._2)
                                .map(more -> Stream.concat(some.stream(), more.stream())
                                        .toList())),
                (state, event) -> Tuple.of(first.evolve(state._1, event), second.evolve(state._2, event)),
                state -> first.isFinal(state._1) || second.isFinal(state._2));
    }

    /**
     * Begins a combination of several deciders, each with commands and events of its own.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "combine-deciders"}
     *
     * @param <C> command
     * @param <E> event
     * @param <R> rejection
     * @param commands the sealed family of all commands
     * @param events the sealed family of all events
     * @param rejections the common type of all rejections
     * @return an empty combination
     */
    static <C, E, R> DeciderCombination<C, E, R> combine(Class<C> commands, Class<E> events, Class<R> rejections) {
        return DeciderCombination.of(commands, events);
    }
}
