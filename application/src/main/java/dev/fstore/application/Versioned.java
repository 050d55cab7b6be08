package dev.fstore.application;

import dev.fstore.domain.View;

/** A state, and how far its stream had come when it was folded. */
public record Versioned<S>(S state, Version version) {

    /** What {@code view} makes of a stream that does not exist yet. */
    public static <S> Versioned<S> initial(View<S, ?> view) {
        return new Versioned<>(view.initialState(), Version.NONE);
    }
}
