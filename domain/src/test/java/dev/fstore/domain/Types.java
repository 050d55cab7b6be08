package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;

/**
 * All the values of four small types: what deciders are drawn over, and compared on. Two deciders are the same when
 * they begin the same and answer the same to every question there is.
 */
record Types<C, S, E, R>(List<C> commands, List<S> states, List<E> events, List<R> rejections) {

    private record Drawn<C, S, E, R>(
            S initialState,
            BiFunction<C, S, Either<R, List<E>>> decision,
            BiFunction<S, E, S> evolution,
            Function<S, Boolean> end)
            implements Decider<C, S, E, R> {

        @Override
        public Either<R, List<E>> decide(C command, S state) {
            return decision.apply(command, state);
        }

        @Override
        public S evolve(S state, E event) {
            return evolution.apply(state, event);
        }

        @Override
        public boolean isFinal(S state) {
            return end.apply(state);
        }
    }

    /** Any decider at all: a third of its decisions are rejections, if there are any, the others no event to three. */
    Decider<C, S, E, R> decider(RandomGenerator random) {
        return new Drawn<>(
                Table.one(random, states),
                Table.of(
                        commands,
                        states,
                        () -> !rejections.isEmpty() && random.nextInt(3) == 0
                                ? Either.left(Table.one(random, rejections))
                                : Either.right(Table.some(random, events))),
                Table.of(states, events, () -> Table.one(random, states)),
                Table.of(states, random::nextBoolean));
    }

    /** Any view at all; not a decider, whose maps are others. */
    View<S, E> view(RandomGenerator random) {
        return View.of(Table.one(random, states), Table.of(states, events, () -> Table.one(random, states)));
    }

    void same(Decider<C, S, E, R> actual, Decider<C, S, E, R> expected) {
        same((View<S, E>) actual, expected);
        for (S state : states) {
            Assertions.assertThat(actual.isFinal(state))
                    .as("isFinal(%s)", state)
                    .isEqualTo(expected.isFinal(state));
            for (C command : commands) {
                Assertions.assertThat(actual.decide(command, state))
                        .as("decide(%s, %s)", command, state)
                        .isEqualTo(expected.decide(command, state));
            }
        }
    }

    void same(View<S, E> actual, View<S, E> expected) {
        Assertions.assertThat(actual.initialState()).as("initialState").isEqualTo(expected.initialState());
        for (S state : states) {
            for (E event : events) {
                Assertions.assertThat(actual.evolve(state, event))
                        .as("evolve(%s, %s)", state, event)
                        .isEqualTo(expected.evolve(state, event));
            }
        }
    }
}
