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
 * A view that can also decide: from a command and the state so far, either the events that now happen or a rejection.
 *
 * <p>Pure, like every {@link View}: the same command on the same state decides the same, which is what allows a
 * decision to be repeated after a conflict. Whatever a decision needs from outside (time, identities, prices) comes
 * in with the command. Nothing here accepts or returns null; {@link #checked} watches over that.
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
     * What {@code command} leads to in {@code state}.
     *
     * @param command what is asked for
     * @param state the state so far
     * @return the events that happen, possibly none, or why not
     * @see #accept
     * @see #reject
     */
    Either<R, List<E>> decide(C command, S state);

    /**
     * Whether nothing may ever follow. The stream that reaches such a state is closed for good.
     *
     * @param state the state so far
     * @return false, unless a decider says otherwise
     */
    default boolean isFinal(S state) {
        return false;
    }

    /**
     * The same decider of other commands, each read as one of its own.
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
     * The same decider with other events; {@code toOwn} undoes {@code fromOwn}.
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
     * The same decider with another form of its state; {@code toOwn} undoes {@code fromOwn}.
     *
     * @param <S1> the other form
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
     * The same decider with other rejections.
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
     * The same decider, watched: if it throws, or returns null or a list with a null in it, the {@link
     * FaultyDeciderException} names the decider, the command or event, and the state.
     *
     * @return a decider that behaves the same as long as this one keeps its promises
     */
    default Decider<C, S, E, R> checked() {
        return new CheckedDecider<>(this);
    }

    private static <A, B> List<B> mapped(List<A> values, Function<? super A, ? extends B> function) {
        return values.stream().<B>map(function).toList();
    }

    /**
     * A decider of its parts, for when a class of its own would say nothing more. No state of it is final.
     *
     * @param <C> command
     * @param <S> state
     * @param <E> event
     * @param <R> rejection
     * @param initialState the state before anything happened
     * @param decide what a command leads to; pure
     * @param evolve the state after an event; pure and total
     * @return the decider
     */
    static <C, S, E, R> Decider<C, S, E, R> of(
            S initialState,
            BiFunction<? super C, ? super S, Either<R, List<E>>> decide,
            BiFunction<? super S, ? super E, ? extends S> evolve) {
        return new DeciderOf<>(initialState, decide, evolve, state -> false);
    }

    /**
     * The decider that decides nothing and remembers nothing: the unit of {@link #merge}.
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
     * These events happen, in this order. No event at all is a fine decision too: nothing changes.
     *
     * @param <R> rejection
     * @param <E> event
     * @param events any number of them, none of them null
     * @return the decision
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R, E> Either<R, List<E>> accept(E... events) {
        return Either.right(List.of(events));
    }

    /**
     * The command is refused, and nothing happens.
     *
     * @param <R> rejection
     * @param <E> event
     * @param rejection why, as a value of the domain
     * @return the decision
     */
    static <R, E> Either<R, List<E>> reject(R rejection) {
        return Either.left(rejection);
    }

    /**
     * The same decider among wider families: a command that is not a {@code commandType} decides nothing, an event that
     * is not an {@code eventType} changes nothing. To put deciders together that are about different things, prefer
     * {@link #combine}, which checks that nothing is left out.
     *
     * @param <C> the wider family of commands
     * @param <C1> the decider's own commands
     * @param <S> state
     * @param <E> the wider family of events
     * @param <E1> the decider's own events
     * @param <R> the wider family of rejections
     * @param decider what to widen
     * @param commandType the decider's own commands
     * @param eventType the decider's own events
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
     * Two deciders of the same commands and events as one: both decide, each on its own half of the state, and the
     * events of the first come first. If one rejects, nothing happens. A state is final when one half is.
     *
     * @param <C> command
     * @param <S1> the first half of the state
     * @param <S2> the second half of the state
     * @param <E> event
     * @param <R> rejection
     * @param first the decider whose events come first, and so does its rejection
     * @param second the decider whose events come second
     * @return a decider of both
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
     * Begins to make one decider of several that are about different things.
     *
     * {@snippet class = "dev.fstore.domain.Snippets" region = "combine-deciders"}
     *
     * @param <C> command
     * @param <E> event
     * @param <R> rejection
     * @param commands the sealed family that all commands belong to
     * @param events the sealed family that all events belong to
     * @param rejections what all rejections are
     * @return a combination without parts yet
     */
    static <C, E, R> DeciderCombination<C, E, R> combine(Class<C> commands, Class<E> events, Class<R> rejections) {
        return DeciderCombination.of(commands, events);
    }
}
