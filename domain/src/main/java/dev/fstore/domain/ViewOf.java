package dev.fstore.domain;

import java.util.function.BiFunction;

record ViewOf<S, E>(S initialState, BiFunction<? super S, ? super E, ? extends S> evolution) implements View<S, E> {

    @Override
    public S evolve(S state, E event) {
        return evolution.apply(state, event);
    }
}
