package dev.fstore.domain;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

record DeciderOf<C, S, E, R>(
        S initialState,
        BiFunction<? super C, ? super S, Either<R, List<E>>> decision,
        BiFunction<? super S, ? super E, ? extends S> evolution,
        Predicate<? super S> end)
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
        return end.test(state);
    }
}
