package dev.fstore.application;

import dev.fstore.domain.View;

/** A state, and the version of its stream. */
public record Versioned<S>(S state, Version version) {

    /** Returns the initial state of {@code view}, at version 0. */
    public static <S> Versioned<S> initial(View<S, ?> view) {
        return new Versioned<>(view.initialState(), Version.NONE);
    }
}
